package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricQueries;
import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.value.Calculations;
import dev.tenantboard.metric.value.MetricDependencies;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.MetricValue;
import dev.tenantboard.metric.value.MetricsDue;
import dev.tenantboard.metric.value.PastValue;
import dev.tenantboard.metric.value.StoredValue;
import dev.tenantboard.metric.value.Summary;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.persistence.SortKey;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values of the metrics that the caller may read: each method is one transaction, and none calculates. */
@Stateless
@Tenanted
public class MetricValues {

    private static final SortKey<PastValue> NEWEST_FIRST = SortKey.newestFirst("calculatedAt", PastValue::calculatedAt);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies family;

    @Inject
    private MetricQueries queries;

    @Inject
    private Calculations calculations;

    @Inject
    private Event<MetricsDue> due;

    /**
     * What is stored of a metric. If it has expired, the next calculation begins when the transaction is over.
     *
     * @throws dev.tenantboard.problem.ProblemException 404
     */
    public ReadableValue stored(String id) {
        DashboardMetric metric = family.readable(id);
        List<Object[]> found = entities.createQuery(
                        "select v, current_timestamp from MetricValue v"
                                + " where v.organizationId = :organization and v.metricId = :id",
                        Object[].class)
                .setParameter("organization", tenant.organizationId())
                .setParameter("id", id)
                .getResultList();
        if (found.isEmpty()) {
            return new ReadableValue(tenant.organizationId(), metric, StoredValue.NONE, null, Instant.now());
        }
        MetricValue value = (MetricValue) found.get(0)[0];
        Instant now = instant(found.get(0)[1]);
        StoredValue stored = value.stored().forReader(tenant.caller());
        if (stored.isThere() && stored.isDue(metric, now)) {
            due.fire(new MetricsDue(tenant.organizationId(), Set.of(id)));
        }
        Figures figures = stored.calculatedAt() == null ? null : value.figures();
        return new ReadableValue(tenant.organizationId(), metric, stored, figures, now);
    }

    /** The stored values of those of the metrics that the caller may read, by id. What is due is calculated afterwards. */
    public Map<String, MetricReading> readings(Collection<String> ids) {
        List<DashboardMetric> metrics = family.readableOf(ids);
        Stored stored =
                stored(metrics.stream().map(DashboardMetric::id).toList()).forReader(tenant.caller());
        Set<String> found = metrics.stream()
                .filter(metric -> stored.of(metric).isDue(metric, stored.now()))
                .map(DashboardMetric::id)
                .collect(Collectors.toSet());
        if (!found.isEmpty()) {
            due.fire(new MetricsDue(tenant.organizationId(), found));
        }
        return metrics.stream()
                .map(metric -> MetricReading.of(metric, stored.of(metric), stored.now()))
                .collect(Collectors.toMap(MetricReading::id, Function.identity()));
    }

    /** Values by the ids of their metrics, and the time by the clock that theirs are of: the database's. */
    private record Stored(Map<String, StoredValue> values, Instant now) {

        StoredValue of(DashboardMetric metric) {
            return values.getOrDefault(metric.id(), StoredValue.NONE);
        }

        Stored forReader(Caller reader) {
            Map<String, StoredValue> shown = new HashMap<>();
            values.forEach((id, value) -> shown.put(id, value.forReader(reader)));
            return new Stored(shown, now);
        }
    }

    /** What is stored of metrics, whoever may read it, by their ids. */
    public Map<String, StoredValue> current(Collection<String> ids) {
        return stored(ids).values();
    }

    /** Without the figures, which may be long. */
    private Stored stored(Collection<String> ids) {
        List<Object[]> rows = ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select v.metricId, v.value, v.status, v.failure, v.calculatedAt, v.dueAt,"
                                        + " v.definitionUpdatedAt, v.permissions, v.summary, current_timestamp from MetricValue v"
                                        + " where v.organizationId = :organization and v.metricId in :ids",
                                Object[].class)
                        .setParameter("organization", tenant.organizationId())
                        .setParameter("ids", ids)
                        .getResultList();
        Map<String, StoredValue> values = new HashMap<>();
        rows.forEach(row -> values.put((String) row[0], value(row)));
        return new Stored(values, rows.isEmpty() ? Instant.now() : instant(rows.get(0)[9]));
    }

    /** What the provider answers for current_timestamp. */
    private static Instant instant(Object time) {
        return ((Date) time).toInstant();
    }

    @SuppressWarnings("unchecked")
    private static StoredValue value(Object[] row) {
        return new StoredValue(
                (Double) row[1],
                (MetricStatus) row[2],
                (String) row[3],
                (OffsetDateTime) row[4],
                (OffsetDateTime) row[5],
                (OffsetDateTime) row[6],
                (List<String>) row[7],
                (Summary) row[8]);
    }

    public Page<PastValueView> history(String id, PageRequest page, RequestedPeriod period) {
        family.readable(id);
        var query = new KeysetQuery<>(entities, PastValue.class)
                .owned(tenant.caller())
                .readableBy(tenant.caller())
                .whereEqual("id", id);
        if (period.since() != null) {
            query.where("e.calculatedAt >= :since", "since", period.since());
        }
        if (period.until() != null) {
            query.where("e.calculatedAt < :until", "until", period.until());
        }
        return query.page(page, NEWEST_FIRST, PastValue::metricId).map(PastValueView::of);
    }

    /** A metric's calculation over another range than its own. */
    public Asked asked(String id, RequestedRange range) {
        DashboardMetric metric = family.readable(id);
        Calculation calculation = calculations.of(metric, range.range());
        range.demandApplies(calculation.query());
        return new Asked(tenant.organizationId(), calculation);
    }

    /**
     * The calculation of a query that is not saved, but could be.
     *
     * @throws dev.tenantboard.problem.ProblemException 422 with a pointer for each error
     */
    public Asked asked(MetricDraft draft) {
        QueryDocument query = queries.checked(null, draft.query(), "/query");
        return new Asked(tenant.organizationId(), calculations.of("preview", query, draft.thresholds()));
    }

    /** Something to calculate, and for whom. */
    public record Asked(String organizationId, Calculation calculation) {}
}

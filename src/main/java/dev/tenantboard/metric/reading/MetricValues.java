package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.value.MetricDependencies;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.MetricValue;
import dev.tenantboard.metric.value.PastValue;
import dev.tenantboard.metric.value.RangeUse;
import dev.tenantboard.metric.value.Refreshes.MetricsDue;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values that the caller may read. Each method is one transaction, and none calculates. */
@Stateless
@Tenanted
public class MetricValues {

    private static final SortKey<PastValue> NEWEST_FIRST = SortKey.newestFirst("calculatedAt", PastValue::calculatedAt);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private Event<MetricsDue> due;

    /**
     * Returns the stored state of a metric. If it has expired, a calculation starts after the transaction.
     *
     * @throws dev.tenantboard.problem.ProblemException 404
     */
    public Stored stored(String id) {
        DashboardMetric metric = dependencies.readable(id);
        List<Object[]> found = entities.createQuery(
                        "select v, current_timestamp from MetricValue v"
                                + " where v.organizationId = :organization and v.metricId = :id",
                        Object[].class)
                .setParameter("organization", tenant.organizationId())
                .setParameter("id", id)
                .getResultList();
        if (found.isEmpty()) {
            return stored(metric, StoredValue.NONE, null, Instant.now());
        }
        MetricValue value = (MetricValue) found.get(0)[0];
        Instant now = instant(found.get(0)[1]);
        StoredValue stored = value.stored().forReader(tenant.caller());
        if (stored.isThere() && stored.isDue(metric, now)) {
            due.fire(new MetricsDue(tenant.organizationId(), Set.of(id)));
        }
        Figures figures = stored.calculatedAt() == null ? null : value.figures();
        return stored(metric, stored, figures, now);
    }

    private Stored stored(DashboardMetric metric, StoredValue stored, Figures figures, Instant now) {
        String organizationId = tenant.organizationId();
        return new Stored(organizationId, MetricValueView.of(organizationId, metric, stored, figures, now));
    }

    /** A stored value with its organization. */
    public record Stored(String organizationId, MetricValueView view) {

        boolean isPending() {
            return view.status() == MetricStatus.PENDING;
        }
    }

    /**
     * Returns the stored value of a metric as rows.
     *
     * @throws dev.tenantboard.problem.ProblemException 404
     */
    public RowSource rows(String id, RowTable table) {
        Stored stored = stored(id);
        return new ValueRows(stored.view(), table).source(stored.organizationId());
    }

    /** Returns the stored value of a metric as rows, or nothing if the caller may not read it. */
    public Optional<RowSource> readableRows(String id, RowTable table) {
        return dependencies.readableOf(List.of(id)).stream().findFirst().map(metric -> rows(metric.id(), table));
    }

    /**
     * Returns the stored values of the given metrics that the caller may read, by id. Due metrics are calculated
     * afterwards.
     */
    public Map<String, MetricReading> readings(Collection<String> ids) {
        return readings(dependencies.readableOf(ids), metric -> null);
    }

    /**
     * Returns the stored values of metrics whose permissions were checked, by id.
     *
     * @param use how a value uses the requested range; null if there was none
     */
    public Map<String, MetricReading> readings(List<DashboardMetric> metrics, Function<DashboardMetric, RangeUse> use) {
        Current current =
                read(metrics.stream().map(DashboardMetric::id).toList()).forReader(tenant.caller());
        Set<String> found = metrics.stream()
                .filter(metric -> current.of(metric).isDue(metric, current.now()))
                .map(DashboardMetric::id)
                .collect(Collectors.toSet());
        if (!found.isEmpty()) {
            due.fire(new MetricsDue(tenant.organizationId(), found));
        }
        return metrics.stream()
                .map(metric -> MetricReading.of(metric, current.of(metric), current.now(), use.apply(metric)))
                .collect(Collectors.toMap(MetricReading::id, Function.identity()));
    }

    /** Values by the ids of their metrics, with the time of the database's clock. */
    private record Current(Map<String, StoredValue> values, Instant now) {

        StoredValue of(DashboardMetric metric) {
            return values.getOrDefault(metric.id(), StoredValue.NONE);
        }

        Current forReader(Caller reader) {
            Map<String, StoredValue> shown = new HashMap<>();
            values.forEach((id, value) -> shown.put(id, value.forReader(reader)));
            return new Current(shown, now);
        }
    }

    /** Returns whether each of the given metrics has been calculated. */
    public boolean haveValues(Collection<String> ids) {
        Map<String, StoredValue> found = current(ids);
        return ids.stream()
                .allMatch(id -> found.containsKey(id) && found.get(id).isThere());
    }

    /** Returns the stored states of metrics by id, without a check of permissions. */
    public Map<String, StoredValue> current(Collection<String> ids) {
        return read(ids).values();
    }

    /** Reads without the figures, which may be long. */
    private Current read(Collection<String> ids) {
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
        return new Current(values, rows.isEmpty() ? Instant.now() : instant(rows.get(0)[9]));
    }

    /** Converts what the JPA provider returns for current_timestamp. */
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
        dependencies.readable(id);
        return new KeysetQuery<>(entities, PastValue.class)
                .owned(tenant.caller())
                .readableBy(tenant.caller())
                .whereEqual("id", id)
                .whereWithin("calculatedAt", period.since(), period.until())
                .page(page, NEWEST_FIRST, PastValue::metricId)
                .map(PastValueView::of);
    }
}

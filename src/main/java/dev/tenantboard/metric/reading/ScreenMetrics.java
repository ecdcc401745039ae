package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.RangeCalculations;
import dev.tenantboard.metric.value.RangeCalculations.Question;
import dev.tenantboard.metric.value.RangeQuestions;
import dev.tenantboard.metric.value.RangeQuestions.Asked;
import dev.tenantboard.metric.value.RangeUse;
import dev.tenantboard.metric.value.RangeValue;
import dev.tenantboard.metric.value.Refreshes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The values of the metrics of a dashboard, in two steps. In the transaction of the request it reads stored values, or finds
 * out what must be calculated. After the transaction it waits for calculations, so that a waiting request holds no
 * connection.
 */
@ApplicationScoped
public class ScreenMetrics {

    @Inject
    private MetricValues values;

    @Inject
    private RangeQuestions questions;

    @Inject
    private RangeCalculations calculations;

    @Inject
    private Refreshes refreshes;

    /**
     * What a client asks for.
     *
     * @param range null if each metric has its own
     */
    public record Request(QueryRange range, List<FieldFilter> filters) {

        /** @throws dev.tenantboard.problem.ProblemException 400 if a parameter is invalid */
        public static Request of(RequestedRange range, RequestedFilters filters) {
            return new Request(range.isGiven() ? range.range(true) : null, filters.filters());
        }

        boolean isForStoredValues() {
            return range == null && filters.isEmpty();
        }
    }

    /** The values that were read in the transaction, and those that must be calculated. */
    public record Read(Map<String, MetricReading> stored, List<Asked> asked) {

        /** Returns the ids of the metrics that were never calculated. */
        public List<String> pending() {
            return stored.values().stream()
                    .filter(reading -> reading.status() == MetricStatus.PENDING)
                    .map(MetricReading::id)
                    .toList();
        }
    }

    /** Reads within the transaction of the request. */
    public Read read(Collection<String> ids, Request request) {
        if (request.isForStoredValues()) {
            return new Read(values.readings(ids), List.of());
        }
        List<Asked> asked = questions.ask(ids, request.range(), request.filters());
        Map<DashboardMetric, RangeUse> kept =
                asked.stream().filter(Asked::isStored).collect(Collectors.toMap(Asked::metric, Asked::use));
        return new Read(
                kept.isEmpty() ? Map.of() : values.readings(List.copyOf(kept.keySet()), kept::get),
                asked.stream().filter(each -> !each.isStored()).toList());
    }

    /** Waits a short time for values that were never calculated. */
    public void awaitFirst(String organizationId, List<String> pending) {
        refreshes.awaitFirst(organizationId, pending, () -> values.haveValues(pending));
    }

    /** Returns all readings by the ids of their metrics. It waits for those that must be calculated. */
    public Map<String, MetricReading> complete(String organizationId, Read read) {
        List<Question> open = new ArrayList<>();
        read.asked().stream().map(Asked::question).filter(Objects::nonNull).forEach(open::add);
        Map<String, RangeValue> calculated = open.isEmpty() ? Map.of() : calculations.values(organizationId, open);
        Map<String, MetricReading> readings = new HashMap<>(read.stored());
        for (Asked asked : read.asked()) {
            RangeValue value =
                    asked.failed() == null ? calculated.get(asked.metric().id()) : asked.failed();
            readings.put(asked.metric().id(), MetricReading.of(asked.metric(), value, asked.use()));
        }
        return readings;
    }
}

package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.value.RangeCache.Key;
import dev.tenantboard.metric.value.RangeCalculations.Question;
import dev.tenantboard.metric.value.RangeUse.UsedWindow;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks which values of a dashboard a caller may read over a range, and what must be calculated for them. The key of a
 * question names all that its value depends on, so that no other reader's value can answer it.
 */
@Stateless
@Tenanted
public class RangeQuestions {

    private static final QueryRange ANY = new QueryRange(null, null, false);

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private MetricPlans plans;

    @Inject
    private Datasets datasets;

    /**
     * A metric that the caller may read.
     *
     * @param question what must be calculated, or null
     * @param failed the value if it cannot be calculated, or null
     * @param isStored whether neither range nor filters change the stored value
     */
    public record Asked(DashboardMetric metric, RangeUse use, Question question, RangeValue failed, boolean isStored) {}

    /**
     * Returns the metrics with the given ids that the caller may read.
     *
     * @param range null if only filters are requested
     */
    public List<Asked> ask(Collection<String> ids, QueryRange range, List<FieldFilter> filters) {
        List<DashboardMetric> metrics = dependencies.readableOf(ids);
        Map<String, DashboardMetric> family = dependencies.of(metrics);
        return metrics.stream()
                .map(metric -> ask(metric, family, range, filters))
                .toList();
    }

    private Asked ask(
            DashboardMetric metric, Map<String, DashboardMetric> family, QueryRange range, List<FieldFilter> filters) {
        try {
            Plan own = plans.of(metric, family);
            List<FieldFilter> fitting =
                    filters.stream().filter(filter -> fits(own, filter)).toList();
            boolean follows = range != null && own.follows(range);
            RangeUse use = use(range == null ? null : window(own, follows), fitting, filters);
            if (!follows && fitting.isEmpty()) {
                return new Asked(metric, use, null, null, true);
            }
            Plan changed = (follows ? own.over(range) : own).filteredBy(fitting);
            Key key = key(metric, family, changed);
            return new Asked(metric, use, new Question(key, changed), null, false);
        } catch (ProblemException wrong) {
            Failure failure = MetricPlans.failure(wrong);
            RangeUse use = use(null, List.of(), filters);
            // While the datasets are not known, the value is pending.
            RangeValue failed = failure.isUnavailable() ? null : RangeValue.failed(failure.reason(), Instant.now());
            return new Asked(metric, use, null, failed, false);
        }
    }

    /** A value over several datasets is filtered in all of them, or not at all. */
    private boolean fits(Plan plan, FieldFilter filter) {
        return plan.datasets().stream()
                .allMatch(name -> datasets.described(name).filter(filter::fits).isPresent());
    }

    private static UsedWindow window(Plan own, boolean follows) {
        if (follows) {
            return UsedWindow.REQUESTED;
        }
        return own.follows(ANY) ? UsedWindow.OWN : UsedWindow.NONE;
    }

    private static RangeUse use(UsedWindow window, List<FieldFilter> fitting, List<FieldFilter> all) {
        return new RangeUse(
                window,
                fitting.stream().map(FieldFilter::field).toList(),
                all.stream()
                        .filter(filter -> !fitting.contains(filter))
                        .map(FieldFilter::field)
                        .toList());
    }

    private Key key(DashboardMetric metric, Map<String, DashboardMetric> family, Plan plan) {
        Map<String, OffsetDateTime> definitions = new HashMap<>();
        definitions.put(metric.id(), metric.updatedAt());
        Set<String> read = plan.metrics().keySet();
        read.forEach(id -> definitions.put(id, family.get(id).updatedAt()));
        return new Key(
                tenant.organizationId(),
                metric.id(),
                dependencies.permissions(metric, family).map(Set::copyOf),
                plan.range(),
                plan.filters(),
                definitions,
                datasets.version());
    }
}

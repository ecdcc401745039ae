package dev.tenantboard.metric.value;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.QueryDependencies;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Metrics and all metrics that they read. A reader of a value needs the permissions of each of these metrics and of
 * their datasets. If these are unknown, because a dataset or a metric is gone, the reader needs every permission.
 */
@Stateless
@Tenanted
public class MetricDependencies {

    /**
     * Twice the levels of a query that is written, because a metric of the platform may get references after an
     * organization's metric reads it.
     */
    private static final int MAX_GENERATIONS = 2 * CompositeQuery.MAX_LEVELS;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private MetricPlans plans;

    /**
     * Returns a metric whose value the caller may read.
     *
     * @throws ProblemException 404; 503 if the datasets are unknown
     */
    public DashboardMetric readable(String id) {
        DashboardMetric metric = rows.readable(DashboardMetric.class, id);
        if (readable(List.of(metric)).isEmpty()) {
            plans.demandKnown();
            throw ProblemException.notFound();
        }
        return metric;
    }

    /** Returns the given metrics whose values the caller may read. */
    public List<DashboardMetric> readableOf(Collection<String> ids) {
        return readable(rows.readable(DashboardMetric.class, ids));
    }

    private List<DashboardMetric> readable(List<DashboardMetric> metrics) {
        Caller caller = tenant.caller();
        if (caller.holdsEveryPermission()) {
            return metrics;
        }
        Map<String, Predicate<Caller>> readers = readers(metrics);
        return metrics.stream()
                .filter(metric -> readers.get(metric.id()).test(caller))
                .toList();
    }

    /** Returns a check of readers for each metric, by id. */
    public Map<String, Predicate<Caller>> readers(Collection<DashboardMetric> metrics) {
        Map<String, DashboardMetric> family = of(metrics);
        return metrics.stream()
                .collect(Collectors.toMap(DashboardMetric::id, metric -> readers(permissions(metric, family))));
    }

    private static Predicate<Caller> readers(Optional<Set<String>> permissions) {
        return caller -> caller.holdsEveryPermission()
                || permissions.filter(caller::holds).isPresent();
    }

    /** Returns the metrics with all metrics that they read, by id. Each level is one query. */
    public Map<String, DashboardMetric> of(Collection<DashboardMetric> metrics) {
        Map<String, DashboardMetric> family = new HashMap<>();
        metrics.forEach(metric -> family.put(metric.id(), metric));
        Collection<DashboardMetric> youngest = metrics;
        for (int generation = 0; generation < MAX_GENERATIONS && !youngest.isEmpty(); generation++) {
            youngest = found(youngest.stream()
                    .flatMap(metric -> dependencies(metric).stream())
                    .flatMap(read -> read.metrics().stream())
                    .filter(id -> !family.containsKey(id))
                    .collect(Collectors.toSet()));
            youngest.forEach(metric -> family.put(metric.id(), metric));
        }
        return family;
    }

    /** Returns the metrics with the given ids, without a check of permissions. */
    public List<DashboardMetric> found(Set<String> ids) {
        return rows.found(DashboardMetric.class, ids);
    }

    private static Optional<QueryDependencies> dependencies(DashboardMetric metric) {
        return QueryDependencies.in(metric.definition().query());
    }

    /** Returns the permissions of the readers of a metric's value, or empty if they are unknown. */
    public Optional<Set<String>> permissions(DashboardMetric metric, Map<String, DashboardMetric> family) {
        Set<String> permissions = new HashSet<>();
        return collect(metric, family, permissions, new HashSet<>()) ? Optional.of(permissions) : Optional.empty();
    }

    private boolean collect(
            DashboardMetric metric, Map<String, DashboardMetric> family, Set<String> permissions, Set<String> passed) {
        if (metric == null) {
            return false;
        }
        if (!passed.add(metric.id())) {
            return true;
        }
        permissions.addAll(metric.definition().permissions());
        Optional<QueryDependencies> read = dependencies(metric);
        Optional<Set<String>> ofDatasets = read.map(QueryDependencies::datasets).flatMap(plans::permissions);
        ofDatasets.ifPresent(permissions::addAll);
        return ofDatasets.isPresent()
                && read.get().metrics().stream().allMatch(id -> collect(family.get(id), family, permissions, passed));
    }
}

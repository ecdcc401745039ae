package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.definition.Definitions;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.organization.People;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.persistence.SortKey;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Metrics of the caller's organization, and the platform's. */
@Stateless
@Tenanted
public class MetricService {

    private static final SortKey<DashboardMetric> ORDER = SortKey.oldestFirst("createdAt", DashboardMetric::createdAt);

    /** The position of the query in a definition. */
    private static final String QUERY = "/query";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private Definitions definitions;

    @Inject
    private MergePatch patches;

    @Inject
    private People people;

    @Inject
    private MetricQueries queries;

    @Inject
    private RefreshRequests refreshes;

    public Page<MetricView> list(PageRequest request, Set<MetricCategory> categories) {
        Caller caller = tenant.caller();
        Page<DashboardMetric> page = new KeysetQuery<>(entities, DashboardMetric.class)
                .ownedOrShared(caller)
                .whereAny("category", categories)
                .readableBy(caller)
                .page(request, ORDER, DashboardMetric::id);
        return people.name(page.map(metric -> MetricView.of(metric, caller)));
    }

    public MetricView get(String id) {
        return view(rows.readable(DashboardMetric.class, id));
    }

    /** Returns the ids of the platform's metrics, the oldest first, without a check of permissions. */
    public List<String> idsOfPlatform(int limit) {
        return new KeysetQuery<>(entities, DashboardMetric.class, "e.id", String.class::cast)
                .where("e.organizationId is null")
                .first(limit, ORDER);
    }

    /** Returns the definition of a metric, or empty if the caller may not read the metric. */
    public Optional<MetricDefinition> readable(String id) {
        return Optional.ofNullable(entities.find(DashboardMetric.class, id))
                .filter(metric -> metric.isReadableBy(tenant.caller()))
                .map(DashboardMetric::definition);
    }

    public MetricView create(MetricDefinition definition) {
        definition.presentation().require(MetricPresentation.NONE);
        queries.checked(null, definition.query(), QUERY);
        MetricView created = view(definitions.add(new DashboardMetric(tenant.caller(), definition)));
        refreshes.soon();
        return created;
    }

    public MetricView replace(String id, Preconditions preconditions, MetricDefinition definition) {
        return change(id, preconditions, before -> definition);
    }

    public MetricView patch(String id, Preconditions preconditions, ObjectNode patch) {
        return change(id, preconditions, before -> patches.merge(before, patch));
    }

    private MetricView change(String id, Preconditions preconditions, UnaryOperator<MetricDefinition> next) {
        Definitions.Changed<DashboardMetric> changed = definitions.change(
                DashboardMetric.class, id, preconditions, before -> checkedChange(id, before, next.apply(before)));
        if (changed.differs()) {
            refreshes.soonWithReaders();
        }
        return view(changed.row());
    }

    /**
     * Checks only what changed. A query may become invalid because a dataset is gone. Then callers must still be able to
     * rename the metric or to change its permissions.
     */
    private MetricDefinition checkedChange(String id, MetricDefinition before, MetricDefinition after) {
        after.presentation().require(before.presentation());
        if (!after.query().equals(before.query())) {
            queries.checked(id, after.query(), QUERY);
        }
        return after;
    }

    public void delete(String id, Preconditions preconditions) {
        definitions.remove(DashboardMetric.class, id, preconditions);
        refreshes.soonWithReaders();
    }

    private MetricView view(DashboardMetric metric) {
        return people.name(MetricView.of(metric, tenant.caller()));
    }
}

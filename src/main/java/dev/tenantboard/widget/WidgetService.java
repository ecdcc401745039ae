package dev.tenantboard.widget;

import dev.tenantboard.metric.MetricService;
import dev.tenantboard.paging.KeysetQuery;
import dev.tenantboard.paging.Page;
import dev.tenantboard.paging.PageRequest;
import dev.tenantboard.paging.SortKey;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.rest.IfMatch;
import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widgettype.WidgetType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Widgets of the caller's organization. */
@Stateless
@Tenanted
public class WidgetService {

    private static final SortKey<DashboardWidget> ORDER = SortKey.oldestFirst("createdAt", DashboardWidget::createdAt);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private MetricService metrics;

    public Page<WidgetView> list(PageRequest request, Set<WidgetType> types, Boolean visible) {
        Caller caller = tenant.caller();
        return new KeysetQuery<>(entities, DashboardWidget.class)
                .owned(caller)
                .whereAny("type", types)
                .whereEqual("visible", visible)
                .readableBy(caller)
                .page(request, ORDER, DashboardWidget::id)
                .map(WidgetView::of);
    }

    public WidgetView get(String id) {
        return WidgetView.of(rows.readable(DashboardWidget.class, id));
    }

    public WidgetView create(WidgetDefinition definition) {
        checkPermissions(definition);
        checkMetric(definition);
        var widget = new DashboardWidget(tenant.caller(), definition);
        entities.persist(widget);
        return WidgetView.of(widget);
    }

    public WidgetView change(String id, IfMatch ifMatch, UnaryOperator<WidgetDefinition> change) {
        DashboardWidget widget = changeable(id, ifMatch);
        WidgetDefinition before = widget.definition();
        WidgetDefinition definition = change.apply(before);
        if (!definition.permissions().equals(before.permissions())) {
            checkPermissions(definition);
        }
        if (!definition.metricId().equals(before.metricId())) {
            checkMetric(definition);
        }
        widget.redefine(definition);
        return WidgetView.of(widget);
    }

    public void delete(String id, IfMatch ifMatch) {
        entities.remove(changeable(id, ifMatch));
    }

    /** Those of the widgets that the caller may read. */
    public Set<String> readable(Collection<String> ids) {
        return rows.readable(DashboardWidget.class, ids).stream()
                .map(DashboardWidget::id)
                .collect(Collectors.toSet());
    }

    private DashboardWidget changeable(String id, IfMatch ifMatch) {
        DashboardWidget widget = rows.changeable(DashboardWidget.class, id);
        ifMatch.demand(WidgetView.of(widget).etag());
        return widget;
    }

    /** Who could not read the widget afterwards has no business with it. */
    private void checkPermissions(WidgetDefinition definition) {
        if (!tenant.caller().holds(definition.permissions())) {
            throw ProblemException.invalid("/permissions", "must be permissions that you hold yourself");
        }
    }

    /** A metric that was named before may have gone since; only a new one has to be there. */
    private void checkMetric(WidgetDefinition definition) {
        if (definition.metricId().filter(id -> !metrics.isReadable(id)).isPresent()) {
            throw ProblemException.invalid("/dataSource", "names no metric that you may read");
        }
    }
}

package dev.tenantboard.widget;

import dev.tenantboard.paging.KeysetQuery;
import dev.tenantboard.paging.Page;
import dev.tenantboard.paging.PageRequest;
import dev.tenantboard.paging.SortKey;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.rest.IfMatch;
import dev.tenantboard.tenancy.Access;
import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Widgets of the caller's organization. */
@Stateless
@Tenanted
public class WidgetService {

    private static final SortKey<DashboardWidget> ORDER = SortKey.oldestFirst("createdAt", DashboardWidget::createdAt);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    public Page<WidgetView> list(PageRequest request, Set<WidgetType> types, Boolean visible) {
        Caller caller = tenant.caller();
        return new KeysetQuery<>(entities, DashboardWidget.class)
                .where("e.organizationId = :organization", "organization", caller.organizationId())
                .whereAny("type", types)
                .whereEqual("visible", visible)
                .readableBy(caller)
                .page(request, ORDER, DashboardWidget::id)
                .map(WidgetView::of);
    }

    public WidgetView get(String id) {
        return WidgetView.of(readable(id, LockModeType.NONE));
    }

    public WidgetView create(WidgetDefinition definition) {
        var widget = new DashboardWidget(tenant.caller(), definition);
        entities.persist(widget);
        return WidgetView.of(widget);
    }

    public WidgetView change(String id, IfMatch ifMatch, UnaryOperator<WidgetDefinition> change) {
        DashboardWidget widget = changeable(id, ifMatch);
        widget.redefine(change.apply(widget.definition()));
        return WidgetView.of(widget);
    }

    public void delete(String id, IfMatch ifMatch) {
        entities.remove(changeable(id, ifMatch));
    }

    private DashboardWidget readable(String id, LockModeType lock) {
        DashboardWidget widget = entities.find(DashboardWidget.class, id, lock);
        if (widget == null || !tenant.caller().holds(widget.permissions())) {
            throw ProblemException.notFound();
        }
        return widget;
    }

    /** The row is locked: of two changes based on the same state, the later one sees the earlier and is refused. */
    private DashboardWidget changeable(String id, IfMatch ifMatch) {
        DashboardWidget widget = readable(id, LockModeType.PESSIMISTIC_WRITE);
        if (!Access.CHANGE_WIDGETS.permits(tenant.caller(), widget.createdBy())) {
            throw ProblemException.forbidden("A member changes only the widgets they created.");
        }
        ifMatch.demand(WidgetView.of(widget).etag());
        return widget;
    }
}

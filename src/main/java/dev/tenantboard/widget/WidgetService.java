package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.definition.Definitions;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.organization.People;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.persistence.SortKey;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Widgets of the caller's organization. */
@Stateless
@Tenanted
public class WidgetService {

    private static final SortKey<DashboardWidget> ORDER = SortKey.oldestFirst("createdAt", DashboardWidget::createdAt);

    /** The number of MODULE_SHORTCUTS widgets that are searched for a user's modules. */
    private static final int MAX_SHORTCUTS = 200;

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
    private WidgetReferences references;

    @Inject
    private People people;

    public Page<WidgetView> list(PageRequest request, Set<WidgetType> types, Boolean visible) {
        Caller caller = tenant.caller();
        Page<DashboardWidget> page = new KeysetQuery<>(entities, DashboardWidget.class)
                .owned(caller)
                .whereAny("type", types)
                .whereEqual("visible", visible)
                .readableBy(caller)
                .page(request, ORDER, DashboardWidget::id);
        return people.name(page.map(widget -> WidgetView.of(widget, caller)));
    }

    /** Returns the first widgets that the dashboard shows to the caller, without their creators. */
    public List<Unnamed<WidgetView>> visible(int limit) {
        return unnamed(visible().first(limit, ORDER));
    }

    /** Returns those of the widgets that the dashboard may show to the caller, in the given order, without their creators. */
    public List<Unnamed<WidgetView>> visible(List<String> ids) {
        return unnamed(visible().named(ids, ORDER, DashboardWidget::id));
    }

    /** Returns the first widgets that the dashboard may show to the caller, without the given ones. */
    public List<WidgetSummary> visibleExcept(Collection<String> ids, int limit) {
        return visible().except(ids).first(limit, ORDER).stream()
                .map(WidgetSummary::of)
                .toList();
    }

    private KeysetQuery<DashboardWidget> visible() {
        Caller caller = tenant.caller();
        return new KeysetQuery<>(entities, DashboardWidget.class)
                .owned(caller)
                .whereEqual("visible", true)
                .readableBy(caller);
    }

    private List<Unnamed<WidgetView>> unnamed(List<DashboardWidget> widgets) {
        Caller caller = tenant.caller();
        return widgets.stream().map(widget -> WidgetView.of(widget, caller)).toList();
    }

    public WidgetView get(String id) {
        return view(rows.readable(DashboardWidget.class, id));
    }

    public WidgetView create(WidgetDefinition definition) {
        checkPermissions(definition);
        references.require(null, definition);
        return view(definitions.add(new DashboardWidget(tenant.caller(), definition)));
    }

    public WidgetView replace(String id, Preconditions preconditions, WidgetDefinition definition) {
        return change(id, preconditions, before -> definition);
    }

    public WidgetView patch(String id, Preconditions preconditions, ObjectNode patch) {
        return change(id, preconditions, before -> patches.merge(before, patch));
    }

    private WidgetView change(String id, Preconditions preconditions, UnaryOperator<WidgetDefinition> next) {
        return view(definitions
                .change(DashboardWidget.class, id, preconditions, before -> checkedChange(before, next.apply(before)))
                .row());
    }

    public void delete(String id, Preconditions preconditions) {
        definitions.remove(DashboardWidget.class, id, preconditions);
    }

    /** Returns the ids of the widgets that the caller may read. */
    public Set<String> readable(Collection<String> ids) {
        return rows.readable(DashboardWidget.class, ids).stream()
                .map(DashboardWidget::id)
                .collect(Collectors.toSet());
    }

    /** Returns the modules of MODULE_SHORTCUTS widgets that the caller may read and that list one of the ids. */
    public Set<String> listedModules(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Caller caller = tenant.caller();
        return new KeysetQuery<>(entities, DashboardWidget.class)
                        .owned(caller)
                        .whereEqual("type", WidgetType.MODULE_SHORTCUTS)
                        .where(
                                "sql('jsonb_exists_any(jsonb_path_query_array(?, ''$.modules[*].id''), cast(? as text[]))', e.config, :ids)",
                                "ids",
                                ids.toArray(String[]::new))
                        .readableBy(caller)
                        .first(MAX_SHORTCUTS, ORDER)
                        .stream()
                        .flatMap(DashboardWidget::modules)
                        .collect(Collectors.toSet());
    }

    private WidgetDefinition checkedChange(WidgetDefinition before, WidgetDefinition after) {
        if (!after.permissions().equals(before.permissions())) {
            checkPermissions(after);
        }
        references.require(before, after);
        return after;
    }

    /**
     * A caller may not require permissions that they do not have, because they could not read the widget afterwards.
     */
    private void checkPermissions(WidgetDefinition definition) {
        if (!tenant.caller().holds(definition.permissions())) {
            throw ProblemException.invalid("/permissions", "must be permissions that you hold yourself");
        }
    }

    private WidgetView view(DashboardWidget widget) {
        return people.name(WidgetView.of(widget, tenant.caller()));
    }
}

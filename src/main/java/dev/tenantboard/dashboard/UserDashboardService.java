package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.SqlStates;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widget.WidgetService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The caller's own dashboard. */
@Stateless
@Tenanted
public class UserDashboardService {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private MergePatch patches;

    @Inject
    private WidgetService widgets;

    @Inject
    private QuickActionService quickActions;

    public PreferencesView get() {
        return PreferencesView.of(tenant.caller(), stored());
    }

    public PreferencesView replace(Preconditions preconditions, Preferences preferences) {
        return replace(changeable(preconditions), preferences);
    }

    public PreferencesView patch(Preconditions preconditions, ObjectNode patch) {
        Optional<UserDashboard> stored = changeable(preconditions);
        return replace(stored, patches.merge(preferences(stored), patch));
    }

    private Optional<UserDashboard> changeable(Preconditions preconditions) {
        Optional<UserDashboard> stored = stored();
        preconditions.require(PreferencesView.of(tenant.caller(), stored).etag());
        return stored;
    }

    /**
     * Replaces the preferences. The first change inserts the row; of two concurrent changes the later is refused.
     */
    private PreferencesView replace(Optional<UserDashboard> stored, Preferences preferences) {
        check(preferences, preferences(stored));
        UserDashboard dashboard = stored.isPresent() ? changed(stored.get(), preferences) : inserted(preferences);
        return PreferencesView.of(tenant.caller(), Optional.of(dashboard));
    }

    private UserDashboard changed(UserDashboard dashboard, Preferences preferences) {
        dashboard.change(tenant.organizationId(), preferences);
        rows.write();
        return dashboard;
    }

    private UserDashboard inserted(Preferences preferences) {
        var dashboard = new UserDashboard(tenant.caller(), preferences);
        entities.persist(dashboard);
        try {
            rows.write();
        } catch (PersistenceException failure) {
            throw SqlStates.isUniqueViolation(failure) ? ProblemException.stale() : failure;
        }
        return dashboard;
    }

    private Preferences preferences(Optional<UserDashboard> stored) {
        return stored.map(dashboard -> dashboard.preferencesIn(tenant.organizationId()))
                .orElse(Preferences.DEFAULT);
    }

    private Optional<UserDashboard> stored() {
        return entities.createQuery("select e from UserDashboard e where e.userId = :user", UserDashboard.class)
                .setParameter("user", tenant.caller().userId())
                .getResultStream()
                .findFirst();
    }

    /** Checks only the ids that the change adds, because earlier ones may be deleted by now. */
    private void check(Preferences preferences, Preferences before) {
        List<ProblemError> errors = new ArrayList<>();
        preferences.layouts().forEach(own -> errors.addAll(own.errors()));
        errors.addAll(preferences.duplicates());
        addUnknown(preferences, before, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private void addUnknown(Preferences preferences, Preferences before, List<ProblemError> errors) {
        Set<String> readableWidgets = known(preferences.widgetIds(), before.widgetIds(), widgets::readable);
        for (OwnLayout own : preferences.layouts()) {
            addUnknown("/" + own.screen().field() + "/%d/widgetId", own.widgetIds(), readableWidgets, errors);
        }
        addUnknown("/widgets/%d", preferences.widgets(), readableWidgets, errors);
        Set<String> readableActions = known(
                Set.copyOf(preferences.quickActions()), Set.copyOf(before.quickActions()), quickActions::readable);
        addUnknown("/quickActions/%d", preferences.quickActions(), readableActions, errors);
        Set<String> listedModules = known(
                Set.copyOf(preferences.pinnedModules()), Set.copyOf(before.pinnedModules()), widgets::listedModules);
        addUnknown("/pinnedModules/%d", preferences.pinnedModules(), listedModules, errors);
    }

    private static Set<String> known(
            Set<String> ids, Set<String> before, Function<Collection<String>, Set<String>> readable) {
        var added = new HashSet<>(ids);
        added.removeAll(before);
        var known = new HashSet<>(before);
        known.addAll(readable.apply(added));
        return known;
    }

    private static void addUnknown(String pointer, List<String> ids, Set<String> known, List<ProblemError> errors) {
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                errors.add(new ProblemError(pointer.formatted(i), "is not the id of one that you may read"));
            }
        }
    }
}

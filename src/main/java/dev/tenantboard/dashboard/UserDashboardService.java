package dev.tenantboard.dashboard;

import dev.tenantboard.access.Caller;
import dev.tenantboard.http.IfMatch;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.SqlStates;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widget.WidgetService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The caller's own dashboard. */
@Stateless
@Tenanted
public class UserDashboardService {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private WidgetService widgets;

    @Inject
    private QuickActionService quickActions;

    public PreferencesView get() {
        return PreferencesView.of(tenant.caller(), stored(LockModeType.NONE));
    }

    /**
     * Changes the preferences. The first change inserts the row; of two concurrent first changes the later is refused.
     */
    public PreferencesView change(IfMatch ifMatch, UnaryOperator<Preferences> change) {
        Caller caller = tenant.caller();
        Optional<UserDashboard> stored = stored(LockModeType.PESSIMISTIC_WRITE);
        ifMatch.require(PreferencesView.of(caller, stored).etag());
        Preferences current = stored.map(dashboard -> dashboard.preferencesIn(caller.organizationId()))
                .orElse(Preferences.DEFAULT);
        Preferences preferences = check(change.apply(current), current);
        UserDashboard dashboard = stored.orElseGet(() -> create(caller, preferences));
        stored.ifPresent(existing -> existing.change(caller.organizationId(), preferences));
        return PreferencesView.of(caller, Optional.of(dashboard));
    }

    /** If another request inserted the row in between, the caller's ETag is stale. */
    private UserDashboard create(Caller caller, Preferences preferences) {
        var dashboard = new UserDashboard(caller, preferences);
        entities.persist(dashboard);
        try {
            entities.flush();
        } catch (PersistenceException failure) {
            throw SqlStates.isUniqueViolation(failure) ? ProblemException.stale() : failure;
        }
        return dashboard;
    }

    private Optional<UserDashboard> stored(LockModeType lock) {
        return entities.createQuery("select e from UserDashboard e where e.userId = :user", UserDashboard.class)
                .setParameter("user", tenant.caller().userId())
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** Checks only the ids that the change adds, because earlier ones may be deleted by now. */
    private Preferences check(Preferences preferences, Preferences before) {
        List<ProblemError> errors = new ArrayList<>(preferences.collisions());
        errors.addAll(preferences.duplicates());
        addUnknown(preferences, before, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return preferences;
    }

    private void addUnknown(Preferences preferences, Preferences before, List<ProblemError> errors) {
        Set<String> readableWidgets = known(preferences.widgetIds(), before.widgetIds(), widgets::readable);
        addUnknown("/layout/%d/widgetId", preferences.placedWidgets(), readableWidgets, errors);
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

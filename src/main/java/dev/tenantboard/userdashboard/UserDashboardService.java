package dev.tenantboard.userdashboard;

import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.rest.IfMatch;
import dev.tenantboard.tenancy.Caller;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Changes the preferences; the first change creates the row, and of two first ones the later is refused. */
    public PreferencesView change(IfMatch ifMatch, UnaryOperator<Preferences> change) {
        Caller caller = tenant.caller();
        Optional<UserDashboard> stored = stored(LockModeType.PESSIMISTIC_WRITE);
        ifMatch.demand(PreferencesView.of(caller, stored).etag());
        Preferences current = stored.map(dashboard -> dashboard.preferencesIn(caller.organizationId()))
                .orElse(Preferences.DEFAULT);
        Preferences preferences = check(change.apply(current));
        UserDashboard dashboard = stored.orElseGet(() -> create(caller, preferences));
        stored.ifPresent(existing -> existing.change(caller.organizationId(), preferences));
        return PreferencesView.of(caller, Optional.of(dashboard));
    }

    /** A row that came between our look and our insert is one the caller's ETag did not know of. */
    private UserDashboard create(Caller caller, Preferences preferences) {
        var dashboard = new UserDashboard(caller, preferences);
        entities.persist(dashboard);
        try {
            entities.flush();
        } catch (PersistenceException thereAlready) {
            throw ProblemException.stale();
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

    private Preferences check(Preferences preferences) {
        List<ProblemError> errors = new ArrayList<>(preferences.collisions());
        addUnknown(preferences, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return preferences;
    }

    private void addUnknown(Preferences preferences, List<ProblemError> errors) {
        List<String> placed =
                preferences.layout().stream().map(Placement::widgetId).toList();
        var named = new LinkedHashSet<>(placed);
        named.addAll(preferences.widgets());
        Set<String> known = widgets.readable(named);
        addUnknown("/layout/%d/widgetId", placed, known, errors);
        addUnknown("/widgets/%d", preferences.widgets(), known, errors);
        addUnknown(
                "/quickActions/%d",
                preferences.quickActions(), quickActions.readable(preferences.quickActions()), errors);
    }

    private static void addUnknown(String pointer, List<String> ids, Set<String> known, List<ProblemError> errors) {
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                errors.add(new ProblemError(pointer.formatted(i), "is not the id of one that you may read"));
            }
        }
    }
}

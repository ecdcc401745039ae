package dev.tenantboard.access;

import static dev.tenantboard.access.Role.ADMIN;
import static dev.tenantboard.access.Role.MEMBER;
import static dev.tenantboard.access.Role.OWNER;
import static dev.tenantboard.access.Role.VIEWER;

import java.util.EnumSet;
import java.util.Set;

/**
 * The accesses, and the scopes and roles that have them. All decisions about access are made here. Each resource method names
 * one with {@link Requires}. The role is that of the caller in the request's organization.
 */
public enum Access {
    /** The caller's own account and memberships: every user with a valid token. */
    READ_OWN_ACCOUNT(EnumSet.of(Scope.USER)),

    /** The whole screen; each part contains the rows that its own access permits. */
    READ_DASHBOARD(OWNER, ADMIN, MEMBER, VIEWER),

    READ_WIDGET_TYPES(OWNER, ADMIN, MEMBER, VIEWER),

    READ_WIDGETS(OWNER, ADMIN, MEMBER, VIEWER),
    CREATE_WIDGETS(OWNER, ADMIN, MEMBER),
    /** A member may only change their own widgets: see {@link #permits(Caller, String)}. */
    CHANGE_WIDGETS(OWNER, ADMIN, MEMBER),

    READ_OWN_PREFERENCES(OWNER, ADMIN, MEMBER, VIEWER),
    WRITE_OWN_PREFERENCES(OWNER, ADMIN, MEMBER, VIEWER),

    /** The definitions of all rows, so only for those who may read and change all. */
    READ_BUNDLE(OWNER, ADMIN),
    WRITE_BUNDLE(OWNER, ADMIN),
    READ_TEMPLATES(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN),
    /** Templates belong to the platform, so no role of an organization may write them. */
    WRITE_TEMPLATES(EnumSet.of(Scope.SYSTEM)),

    READ_ACTIVITIES(OWNER, ADMIN, MEMBER, VIEWER),
    READ_SECURITY_EVENTS(OWNER, ADMIN),
    RECORD_ACTIVITIES(OWNER, ADMIN, MEMBER),
    /** Not for an operation of the API: the product records that it refused a member's request. */
    RECORD_OWN_REFUSALS(OWNER, ADMIN, MEMBER, VIEWER),
    /** Not for an operation of the API: the product's own work in an organization. */
    WORK_AS_PRODUCT(EnumSet.of(Scope.PRODUCT)),
    MARK_ACTIVITIES_FOR_ALL(OWNER, ADMIN),
    WRITE_OWN_MARKS(OWNER, ADMIN, MEMBER, VIEWER),

    /** Each event is sent to the subscribers whose own access permits its row. */
    STREAM_EVENTS(OWNER, ADMIN, MEMBER, VIEWER),

    READ_QUICK_ACTIONS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER, VIEWER),
    /** Each action defines who may run it. */
    EXECUTE_QUICK_ACTIONS(OWNER, ADMIN, MEMBER, VIEWER),
    /** Runs belong to an organization, also those of a platform's action. Others than OWNER and ADMIN read only their own. */
    READ_QUICK_ACTION_RUNS(OWNER, ADMIN, MEMBER, VIEWER),
    WRITE_QUICK_ACTIONS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN),

    READ_METRIC_QUERY_SCHEMA(OWNER, ADMIN, MEMBER, VIEWER),
    /** Each dataset defines the permissions that it requires. */
    READ_METRIC_DATASETS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER, VIEWER),
    /** The rows themselves: for those who write queries of them. Each dataset defines the permissions that it requires. */
    QUERY_DATASETS(OWNER, ADMIN),
    READ_METRICS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER, VIEWER),
    WRITE_METRICS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN),
    /** A value belongs to an organization, also that of a platform's metric. Each metric defines who may read it. */
    READ_METRIC_VALUES(OWNER, ADMIN, MEMBER, VIEWER),
    /** It changes a value for all readers before it is due, so a VIEWER may not. */
    CALCULATE_METRICS(OWNER, ADMIN, MEMBER),
    /** A preview is a step of writing a query. */
    PREVIEW_METRICS(OWNER, ADMIN);

    private final Set<Scope> scopes;
    private final Set<Role> roles;

    Access(Role... roles) {
        this(EnumSet.of(Scope.ORGANIZATION), roles);
    }

    Access(Set<Scope> scopes, Role... roles) {
        this.scopes = scopes;
        this.roles = Set.of(roles);
    }

    /** The scope of a request that names none. */
    Scope usualScope() {
        return scopes.contains(Scope.USER) ? Scope.USER : Scope.ORGANIZATION;
    }

    boolean reaches(Scope scope) {
        return scopes.contains(scope);
    }

    /** Returns whether it changes nothing that others can read. The name of a reading access starts with READ. */
    public boolean isReading() {
        return name().startsWith("READ_") || this == PREVIEW_METRICS;
    }

    /** Returns whether it scans activities: one organization may have a thousand times as many as another. */
    public boolean searchesHistory() {
        return switch (this) {
            case READ_DASHBOARD, READ_ACTIVITIES, WRITE_OWN_MARKS, MARK_ACTIVITIES_FOR_ALL -> true;
            default -> false;
        };
    }

    /** The roles that have this access; none if every user has it. */
    public Set<Role> roles() {
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    public boolean permits(Caller caller) {
        return reaches(caller.scope()) && (caller.role() == null || roles.contains(caller.role()));
    }

    /** Returns whether the caller has this access to a row that a user created: a member only to their own rows. */
    public boolean permits(Caller caller, String createdBy) {
        return permits(caller)
                && (caller.holdsEveryPermission() || caller.userId().equals(createdBy));
    }
}

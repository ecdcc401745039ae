package dev.tenantboard.access;

import static dev.tenantboard.access.Role.ADMIN;
import static dev.tenantboard.access.Role.MEMBER;
import static dev.tenantboard.access.Role.OWNER;
import static dev.tenantboard.access.Role.VIEWER;

import java.util.EnumSet;
import java.util.Set;

/**
 * What there is to do, and who may do it: the one place that decides. Every resource method names one of these with
 * {@link Requires}; the roles are those of the caller in the organization the request is for.
 */
public enum Access {
    /** One's own account and memberships: every user with a valid token. */
    READ_OWN_ACCOUNT(EnumSet.of(Scope.USER)),

    /** The whole screen; each part of it holds what its own access would show. */
    READ_DASHBOARD(OWNER, ADMIN, MEMBER, VIEWER),

    READ_WIDGET_TYPES(OWNER, ADMIN, MEMBER, VIEWER),

    READ_WIDGETS(OWNER, ADMIN, MEMBER, VIEWER),
    CREATE_WIDGETS(OWNER, ADMIN, MEMBER),
    /** A member changes the widgets they created: see {@link #permits(Caller, String)}. */
    CHANGE_WIDGETS(OWNER, ADMIN, MEMBER),

    READ_OWN_PREFERENCES(OWNER, ADMIN, MEMBER, VIEWER),
    WRITE_OWN_PREFERENCES(OWNER, ADMIN, MEMBER, VIEWER),

    READ_ACTIVITIES(OWNER, ADMIN, MEMBER, VIEWER),
    READ_SECURITY_EVENTS(OWNER, ADMIN),
    RECORD_ACTIVITIES(OWNER, ADMIN, MEMBER),
    /** No operation of the API: what the product writes down when it refused a member something. */
    RECORD_OWN_REFUSALS(OWNER, ADMIN, MEMBER, VIEWER),
    /** No operation of the API: what the product does in an organization by itself. */
    WORK_AS_PRODUCT(EnumSet.of(Scope.PRODUCT)),
    MARK_ACTIVITIES_FOR_ALL(OWNER, ADMIN),
    WRITE_OWN_MARKS(OWNER, ADMIN, MEMBER, VIEWER),

    /** Each event is told to whom its own access would show it. */
    STREAM_EVENTS(OWNER, ADMIN, MEMBER, VIEWER),

    READ_QUICK_ACTIONS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER, VIEWER),
    /** Each action says itself who may run it. */
    EXECUTE_QUICK_ACTIONS(OWNER, ADMIN, MEMBER, VIEWER),
    WRITE_QUICK_ACTIONS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN),

    READ_METRIC_QUERY_SCHEMA(OWNER, ADMIN, MEMBER, VIEWER),
    /** Each dataset says itself which permissions it needs. */
    READ_METRIC_DATASETS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER, VIEWER),
    READ_METRICS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER, VIEWER),
    WRITE_METRICS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN),
    /** Values are an organization's, also those of the platform's metrics; each metric says itself who may read it. */
    READ_METRIC_VALUES(OWNER, ADMIN, MEMBER, VIEWER),
    /** It changes what the others see before its time, so a VIEWER waits for that. */
    CALCULATE_METRICS(OWNER, ADMIN, MEMBER),
    /** Trying a query out is the first step of writing it. */
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

    /** Whether nobody else sees any difference afterwards: what only reads is named so. */
    public boolean isReading() {
        return name().startsWith("READ_") || this == PREVIEW_METRICS;
    }

    /** Whether it looks through activities, of which one organization has a thousand times as many as the next. */
    public boolean searchesHistory() {
        return switch (this) {
            case READ_DASHBOARD, READ_ACTIVITIES, WRITE_OWN_MARKS, MARK_ACTIVITIES_FOR_ALL -> true;
            default -> false;
        };
    }

    /** The roles that may do this; none if it is every user's. */
    public Set<Role> roles() {
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    public boolean permits(Caller caller) {
        return reaches(caller.scope()) && (caller.role() == null || roles.contains(caller.role()));
    }

    /** Whether the caller may do this to a row that the given user created: a member only to their own. */
    public boolean permits(Caller caller, String createdBy) {
        return permits(caller)
                && (caller.holdsEveryPermission() || caller.userId().equals(createdBy));
    }
}

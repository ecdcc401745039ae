package dev.tenantboard.tenancy;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.ratelimit.RateLimits;
import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/**
 * Counts the current request once, however many transactions it has: against the organization's budget when the caller
 * was found to be its member, else against their own.
 */
@RequestScoped
public class RequestLimit {

    @Inject
    private CallerRequest request;

    @Inject
    private RateLimits limits;

    @Inject
    private Trace trace;

    private boolean counted;

    /** Looks up who the caller is. */
    interface Lookup {
        Caller caller() throws SQLException;
    }

    /** What can be refused without asking the database. */
    void beforeTenant() {
        if (request.scope() == Scope.ORGANIZATION) {
            limits.demandRest(request.userId(), request.organizationId());
        } else {
            countUser();
        }
    }

    Caller counting(Lookup lookup) throws SQLException {
        Caller caller = lookedUp(lookup);
        if (caller.scope() == Scope.ORGANIZATION) {
            trace.runsFor(caller.organizationId());
            countMember(caller);
        }
        return caller;
    }

    private Caller lookedUp(Lookup lookup) throws SQLException {
        try {
            return lookup.caller();
        } catch (ProblemException noMember) {
            if (!counted) {
                countUser();
            }
            throw noMember;
        }
    }

    private void countUser() {
        counted = true;
        limits.countUser(request.userId());
    }

    private void countMember(Caller caller) {
        if (!counted) {
            counted = true;
            limits.countMember(
                    caller.userId(),
                    request.organizationId(),
                    caller.organizationId(),
                    caller.tier().name());
        }
    }
}

package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Counts the current request once, however many transactions it has. */
@ApplicationScoped
public class RequestLimit {

    @Inject
    private CallerRequest request;

    @Inject
    private RateLimits limits;

    @Inject
    private Trace trace;

    /** Looks up who the caller is. */
    public interface Lookup {
        Caller caller() throws SQLException;
    }

    /** Counts the request against the budget that it is expected to be on: no question to the database is needed for it. */
    void enter() {
        if (request.spent() == null) {
            request.spend(
                    isForOrganization()
                            ? limits.spend(request.userId(), request.organizationId())
                            : limits.spend(request.userId()));
        }
    }

    /** Puts the request on the budget that it belongs to, now that this is being found out. */
    public Caller counting(Lookup lookup) throws SQLException {
        enter();
        if (!isForOrganization()) {
            return lookup.caller();
        }
        Caller caller = member(lookup);
        trace.runsFor(caller.organizationId());
        request.spend(limits.settle(
                request.spent(),
                caller.userId(),
                request.organizationId(),
                caller.organizationId(),
                caller.tier().name()));
        return caller;
    }

    private Caller member(Lookup lookup) throws SQLException {
        try {
            return lookup.caller();
        } catch (ProblemException noMember) {
            limits.forget(request.userId(), request.organizationId());
            throw noMember;
        }
    }

    private boolean isForOrganization() {
        return request.scope() == Scope.ORGANIZATION;
    }
}

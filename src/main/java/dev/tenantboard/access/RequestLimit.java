package dev.tenantboard.access;

import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts the current request once against a rate limit, however many transactions it has. */
@ApplicationScoped
public class RequestLimit {

    @Inject
    private CallerRequest request;

    @Inject
    private RateLimits limits;

    @Inject
    private Trace trace;

    /**
     * Counts the request before the database is queried. It uses the budget on which the user's previous request for the same
     * organization was settled, or else the user's own.
     */
    void count() {
        request.setBudget(
                isForOrganization()
                        ? limits.spend(request.userId(), request.organizationId())
                        : limits.spend(request.userId()));
    }

    /** Moves the request to the budget of the organization in which the database found the caller. */
    public void settle(Caller caller) {
        if (!isForOrganization()) {
            return;
        }
        trace.setOrganization(caller.organizationId());
        request.setBudget(limits.settle(
                request.budget(),
                caller.userId(),
                request.organizationId(),
                caller.organizationId(),
                caller.tier().name()));
    }

    /** Makes the user's next request count against their own budget, because the database refused the membership. */
    public void forget() {
        if (isForOrganization()) {
            limits.forget(request.userId(), request.organizationId());
        }
    }

    private boolean isForOrganization() {
        return request.scope() == Scope.ORGANIZATION && !request.isBackground();
    }
}

package dev.tenantboard.access;

import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts the current request and its items once against a rate limit, however many transactions it has. */
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
        charge(
                isForOrganization()
                        ? limits.of(request.userId(), request.organizationId())
                        : limits.of(request.userId()));
    }

    /** Counts each item of the request's body as a request; the request itself was counted for the first one. */
    void countItems(int items) {
        long before = request.cost();
        long more = Math.max(0, items - before);
        request.addCost(more);
        request.budget().spend(more, before);
    }

    /** Counts items that a request has not in its body. Work without a request has no budget. */
    public void countMore(int items) {
        if (!request.isBackground()) {
            countItems(items);
        }
    }

    /** Moves the request to the budget of the organization in which the database found the caller. */
    public void settle(Caller caller) {
        if (!isForOrganization()) {
            return;
        }
        trace.setOrganization(caller.organizationId());
        Budget budget = limits.settle(
                caller.userId(),
                request.organizationId(),
                caller.organizationId(),
                caller.tier().name());
        if (budget != request.budget()) {
            charge(budget);
        }
    }

    /** A refused request has the budget too, which its response shows. */
    private void charge(Budget budget) {
        request.setBudget(budget);
        budget.spend(request.cost());
    }

    /**
     * Makes the user's next request count against their own budget, because the database refused the membership. The response
     * shows this budget, and not the one of an organization to which they no longer belong.
     */
    public void forget() {
        if (isForOrganization()) {
            limits.forget(request.userId(), request.organizationId());
            request.setBudget(limits.of(request.userId()));
        }
    }

    private boolean isForOrganization() {
        return request.scope() == Scope.ORGANIZATION && !request.isBackground();
    }
}

package dev.tenantboard.access;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counts requests, and refuses those over the limit with 429 and the seconds to wait. */
@ApplicationScoped
public class RateLimits {

    /** How many budgets are remembered. One that is forgotten starts afresh, and it takes this many others to get there. */
    static final int MAX_BUDGETS = 20_000;

    /** @param tier null for a user's; an organization that changes its tier gets the new tier's */
    private record Owner(String id, String tier) {}

    /** The words of a request that lead to one organization. */
    private record Asked(String userId, String organizationNamed) {}

    private final LruMap<Owner, Budget> budgets = new LruMap<>(MAX_BUDGETS);
    private final LruMap<Asked, Budget> memberships = new LruMap<>(MAX_BUDGETS);

    private final RateLimitSettings settings;
    private final TimeMeter clock;

    /** For the container's proxy. */
    RateLimits() {
        this(null, null);
    }

    @Inject
    RateLimits(RateLimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateLimitSettings settings, TimeMeter clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A server with figures that cannot be read does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // Being called is enough: the settings were read.
    }

    /**
     * Counts a request that says it is for an organization, before it costs a connection: against that organization's
     * budget if the user was found to be its member when they last used these words, else against the user's own.
     *
     * @param organizationNamed what the token or the request names, or null
     * @return what it was counted against
     * @throws dev.tenantboard.problem.ProblemException 429
     */
    public Budget spend(String userId, String organizationNamed) {
        Budget known = memberships.get(new Asked(userId, organizationNamed));
        return (known != null ? known : userBudget(userId)).spend();
    }

    /**
     * Counts a request without an organization.
     *
     * @throws dev.tenantboard.problem.ProblemException 429
     */
    public Budget spend(String userId) {
        return userBudget(userId).spend();
    }

    /**
     * Counts a request against the organization that its user was found to be a member of, unless it was already.
     *
     * @param spent what it was counted against
     * @throws dev.tenantboard.problem.ProblemException 429
     */
    public Budget settle(Budget spent, String userId, String organizationNamed, String organizationId, String tier) {
        Budget budget = budgets.get(new Owner(organizationId, tier), () -> new Budget(settings.ofTier(tier), clock));
        memberships.put(new Asked(userId, organizationNamed), budget);
        return budget == spent ? spent : budget.spend();
    }

    /** Notes that these words of the user lead to no organization any more: they pay for the next ones themselves. */
    public void forget(String userId, String organizationNamed) {
        memberships.remove(new Asked(userId, organizationNamed));
    }

    private Budget userBudget(String userId) {
        return budgets.get(new Owner(userId, null), () -> new Budget(settings.user(), clock));
    }
}

package dev.tenantboard.ratelimit;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counts requests, each once, and refuses those over the limit with 429 and the seconds to wait. */
@ApplicationScoped
public class RateLimits {

    /** How many budgets are remembered. One that is forgotten starts afresh, and it takes this many others to get there. */
    static final int MAX_BUDGETS = 20_000;

    /** @param tier null for a user's; an organization that changes its tier gets the new tier's */
    private record Owner(String id, String tier) {}

    /** The words of a request that lead to one organization. */
    private record Asked(String userId, String organizationNamed) {}

    private final Recent<Owner, Budget> budgets = new Recent<>(MAX_BUDGETS);
    private final Recent<Asked, Budget> askedBefore = new Recent<>(MAX_BUDGETS);

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
     * Refuses a request for an organization before it costs a connection, if nothing is left of what it would be counted
     * against: the organization's budget if the user was found to be its member before, by the same words, or else
     * the user's own. Nothing is counted yet.
     *
     * @param organizationNamed what the token or the request names, or null
     * @throws dev.tenantboard.problem.ProblemException 429
     */
    public void demandRest(String userId, String organizationNamed) {
        Budget known = askedBefore.get(new Asked(userId, organizationNamed));
        (known != null ? known : userBudget(userId)).demandRest();
    }

    /** Counts a request of a member. */
    public void countMember(String userId, String organizationNamed, String organizationId, String tier) {
        Budget budget = budgets.get(new Owner(organizationId, tier), () -> new Budget(settings.ofTier(tier), clock));
        askedBefore.put(new Asked(userId, organizationNamed), budget);
        budget.spend();
    }

    /** Counts a request without an organization, or for one that the user is no member of: that one pays nothing. */
    public void countUser(String userId) {
        userBudget(userId).spend();
    }

    private Budget userBudget(String userId) {
        return budgets.get(new Owner(userId, null), () -> new Budget(settings.user(), clock));
    }
}

package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts requests, and refuses requests above the limit with 429 and the seconds to wait. */
@ApplicationScoped
public class RateLimits {

    /**
     * The maximum number of budgets in memory. The least recently used one is removed, and is full if its owner
     * returns.
     */
    static final int MAX_BUDGETS = 20_000;

    /** @param tier null for a user; an organization with a new tier gets a new budget */
    private record Owner(String id, String tier) {}

    /** The part of a request that determines its organization. */
    private record Request(String userId, String organizationNamed) {}

    private final LruMap<Owner, Budget> budgets = new LruMap<>(MAX_BUDGETS);
    private final LruMap<Request, Budget> memberships = new LruMap<>(MAX_BUDGETS);

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

    /** A server with invalid settings does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which reads the settings.
    }

    /**
     * Counts a request for an organization, before it uses a connection. It counts against the organization's budget if the user
     * was a member at their previous request for it, and otherwise against the user's own budget.
     *
     * @param organizationNamed the organization that the token or the request names, or null
     * @return the budget that counted it
     * @throws dev.tenantboard.problem.ProblemException 429
     */
    public Budget spend(String userId, String organizationNamed) {
        Budget known = memberships.get(new Request(userId, organizationNamed));
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
     * Counts a request against the organization in which its user is a member, unless that budget counted it already.
     *
     * @param spent the budget that counted it
     * @throws dev.tenantboard.problem.ProblemException 429
     */
    public Budget settle(Budget spent, String userId, String organizationNamed, String organizationId, String tier) {
        Budget budget = budgets.get(new Owner(organizationId, tier), () -> new Budget(settings.ofTier(tier), clock));
        memberships.put(new Request(userId, organizationNamed), budget);
        return budget == spent ? spent : budget.spend();
    }

    /**
     * Makes the user's next requests for the organization count against the user's own budget: they are no longer a
     * member.
     */
    public void forget(String userId, String organizationNamed) {
        memberships.remove(new Request(userId, organizationNamed));
    }

    private Budget userBudget(String userId) {
        return budgets.get(new Owner(userId, null), () -> new Budget(settings.user(), clock));
    }

    /** The requests of an organization or a user in a minute. It refills evenly, and a full budget may be used at once. */
    public static final class Budget {

        /** Null if there is no limit. */
        private final Bucket bucket;

        Budget(int perMinute, TimeMeter clock) {
            this.bucket = perMinute == 0
                    ? null
                    : Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .withCustomTimePrecision(clock)
                            .build();
        }

        /** Counts a request. @throws ProblemException 429 */
        Budget spend() {
            if (bucket != null) {
                ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
                if (!probe.isConsumed()) {
                    throw ProblemException.retryLater(
                            ProblemType.RATE_LIMIT_EXCEEDED,
                            "There were too many requests in a minute. Nothing was done.",
                            Duration.ofNanos(probe.getNanosToWaitForRefill()));
                }
            }
            return this;
        }
    }

    /** A bounded map that removes the least recently used entry. */
    static final class LruMap<K, V> {

        private final Map<K, V> values;

        LruMap(int limit) {
            values = new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > limit;
                }
            };
        }

        synchronized V get(K key) {
            return values.get(key);
        }

        synchronized V get(K key, Supplier<V> absent) {
            return values.computeIfAbsent(key, missing -> absent.get());
        }

        synchronized void remove(K key) {
            values.remove(key);
        }

        synchronized void put(K key, V value) {
            values.put(key, value);
        }
    }
}

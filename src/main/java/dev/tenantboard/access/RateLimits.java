package dev.tenantboard.access;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The budgets that count requests, and which of them counts a request. */
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
     * Returns the budget for a request for an organization, before the request uses a connection: the organization's if the user
     * was a member at their previous request for it, and otherwise the user's own.
     *
     * @param organizationNamed the organization that the token or the request names, or null
     */
    Budget of(String userId, String organizationNamed) {
        Budget known = memberships.get(new Request(userId, organizationNamed));
        return known != null ? known : of(userId);
    }

    /** Returns the budget for a request without an organization. */
    Budget of(String userId) {
        return budgets.get(new Owner(userId, null), () -> new Budget("user", settings.user(), clock));
    }

    /** Returns the budget of the organization in which the user is a member, also for their next requests for it. */
    Budget settle(String userId, String organizationNamed, String organizationId, String tier) {
        Budget budget = budgets.get(
                new Owner(organizationId, tier), () -> new Budget("organization", settings.ofTier(tier), clock));
        memberships.put(new Request(userId, organizationNamed), budget);
        return budget;
    }

    /**
     * Makes the user's next requests for the organization count against the user's own budget: they are no longer a
     * member.
     */
    void forget(String userId, String organizationNamed) {
        memberships.remove(new Request(userId, organizationNamed));
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

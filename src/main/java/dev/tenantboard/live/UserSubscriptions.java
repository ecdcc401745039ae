package dev.tenantboard.live;

import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.scheduling.DebouncedTask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All subscriptions of one user in one organization, which receive the same counts. */
final class UserSubscriptions {

    /** Events after which counts are published at once. */
    private static final Set<String> MARKING =
            Set.of(EventName.MARKS_CHANGED.toString(), EventName.ACTIVITY_MARKED.toString());

    private static final String NEW = EventName.ACTIVITY_CREATED.toString();
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String userId;
    private final String organizationId;
    private final Duration interval;
    private final DebouncedTask counting;
    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();

    UserSubscriptions(
            String userId,
            String organizationId,
            Duration interval,
            DebouncedTask.Pool pool,
            Consumer<UserSubscriptions> count) {
        this.userId = userId;
        this.organizationId = organizationId;
        this.interval = interval;
        this.counting = new DebouncedTask(pool, "Counting for a user", PAUSE, () -> count.accept(this));
    }

    String userId() {
        return userId;
    }

    String organizationId() {
        return organizationId;
    }

    Set<Subscription> all() {
        return all;
    }

    /** Requests counts. */
    void count() {
        counting.request();
    }

    /** Requests counts if events of these names may change them. */
    void sent(Set<String> names) {
        if (names.stream().anyMatch(MARKING::contains)) {
            counting.request();
        } else if (names.contains(NEW)) {
            counting.requestWithin(interval);
        }
    }

    void send(String version, Message counts) {
        for (Subscription subscription : all) {
            if (!subscription.sendCounts(version, counts)) {
                counting.requestWithin(interval);
            }
        }
    }

    void close() {
        counting.close();
    }
}

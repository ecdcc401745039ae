package dev.tenantboard.live;

import dev.tenantboard.live.log.EventName;
import dev.tenantboard.scheduling.DebouncedTask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All open pages of one user in one organization, which are told the same counts. */
final class UserSubscriptions {

    /** After which there is something to count again at once. */
    private static final Set<String> MARKING =
            Set.of(EventName.MARKS_CHANGED.toString(), EventName.ACTIVITY_MARKED.toString());

    private static final String NEW = EventName.ACTIVITY_CREATED.toString();
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String userId;
    private final String organizationId;
    private final Duration interval;
    private final DebouncedTask counting;
    private final Set<Subscription> pages = ConcurrentHashMap.newKeySet();

    UserSubscriptions(
            String userId,
            String organizationId,
            Duration interval,
            DebouncedTask.Pool pool,
            Consumer<UserSubscriptions> count) {
        this.userId = userId;
        this.organizationId = organizationId;
        this.interval = interval;
        this.counting = new DebouncedTask(pool, "counting for a user", PAUSE, () -> count.accept(this));
    }

    String userId() {
        return userId;
    }

    String organizationId() {
        return organizationId;
    }

    Set<Subscription> pages() {
        return pages;
    }

    /** UnreadCountPublisher soon. */
    void count() {
        counting.request();
    }

    /** UnreadCountPublisher if what they were told may change the counts. */
    void told(Set<String> names) {
        if (names.stream().anyMatch(MARKING::contains)) {
            counting.request();
        } else if (names.contains(NEW)) {
            counting.requestWithin(interval);
        }
    }

    void count(String version, String counts) {
        for (Subscription page : pages) {
            if (!page.count(version, counts)) {
                counting.requestWithin(interval);
            }
        }
    }

    void close() {
        counting.close();
    }
}

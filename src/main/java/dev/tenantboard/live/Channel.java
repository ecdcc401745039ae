package dev.tenantboard.live;

import dev.tenantboard.live.log.LogCutOffException;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.scheduling.DebouncedTask;
import dev.tenantboard.tenancy.OrganizationGoneException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Publishes new entries of one organization's log to its subscriptions. It reads the log once for all current subscriptions,
 * which have one position. The others catch up on their own, each as fast as its client reads, and then join. A subscription
 * joins during a run of the channel, while the channel's position cannot change: it reads up to the channel's snapshot.
 */
final class Channel {

    /** Entries that one query reads. */
    private static final int PAGE = 200;

    /**
     * Entries that one query reads for a subscription that catches up. The next query follows when its client has read
     * them.
     */
    private static final int OWN_PAGE = 50;

    /**
     * Pages that a joining subscription may read while the others wait. If it needs more, it catches up on its own
     * again.
     */
    private static final int LAST_PAGES = 3;

    /** The pause between two runs. One run reads all entries since the previous one. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final String organizationId;
    private final Channels channels;
    private final AllSubscriptions subscriptions;
    private final PageReader reader;
    private final DebouncedTask publishing;

    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
    private final Set<Subscription> current = ConcurrentHashMap.newKeySet();
    private final Set<Subscription> joining = ConcurrentHashMap.newKeySet();

    /** The position of all current subscriptions; null if there are none. Only runs use it. */
    private Position position;

    private volatile long readAt = System.nanoTime();

    Channel(String organizationId, Channels channels) {
        this.organizationId = organizationId;
        this.channels = channels;
        this.subscriptions = new AllSubscriptions(organizationId, channels);
        this.reader = new PageReader(organizationId, channels, subscriptions);
        this.publishing = new DebouncedTask(
                channels.threads().pool(LiveThreads.Work.PUBLISHING), "Publishing events", PAUSE, this::publish);
    }

    String organizationId() {
        return organizationId;
    }

    Set<Subscription> all() {
        return all;
    }

    int behind() {
        return all.size() - Math.min(all.size(), current.size());
    }

    /** The nanoseconds since the last read for current subscriptions; 0 if there are none. */
    long sinceReading(long now) {
        return current.isEmpty() ? 0 : Math.max(0, now - readAt);
    }

    /** Writes to each client, to detect clients that have disconnected. */
    void probe() {
        all.forEach(Subscription::probe);
    }

    /** The log may have new entries. */
    void changed() {
        publishing.request();
    }

    void opened(Subscription subscription) {
        subscriptions.add(subscription);
        if (subscription.isOver()) {
            subscriptions.remove(subscription);
        } else {
            subscription.catchUp();
        }
    }

    void remove(Subscription subscription) {
        channels.remove(subscription);
        joining.remove(subscription);
        current.remove(subscription);
        subscriptions.remove(subscription);
    }

    void close() {
        publishing.close();
    }

    void drained(Subscription subscription) {
        if (!isInRuns(subscription)) {
            subscription.catchUp();
        }
    }

    /**
     * Returns whether the channel's runs read for a subscription. If it also read on its own, its client would receive events
     * twice. A subscription that moves from joining to current is briefly in both sets, so the order of the two tests matters.
     */
    private boolean isInRuns(Subscription subscription) {
        return joining.contains(subscription) || current.contains(subscription);
    }

    /** Reads one page for a subscription that is behind, if its client has read the events before. */
    void catchUp(Subscription subscription) {
        if (subscription.isOver() || isInRuns(subscription) || !subscription.isDrained()) {
            return;
        }
        if (reader.readNext(subscription, OWN_PAGE)) {
            joining.add(subscription);
            publishing.request();
        } else {
            subscription.catchUp();
        }
    }

    private void publish() {
        publishing.requestWithin(channels.settings().poll());
        // Copied before the channel reads, so that it reads at least as far as they have.
        List<Subscription> arrived = List.copyOf(joining);
        if (arrived.isEmpty() && current.isEmpty()) {
            return;
        }
        try {
            advance();
            readAt = System.nanoTime();
            arrived.forEach(this::join);
        } catch (OrganizationGoneException gone) {
            all.forEach(subscription -> subscription.end(StreamEnd.MEMBERSHIP_ENDED));
        }
    }

    /** Reads all entries up to now. */
    private void advance() {
        if (current.isEmpty()) {
            position = channels.end(organizationId);
            return;
        }
        try {
            if (position.isPartial()) {
                // A failed run left this read. It ends at an older snapshot.
                finishRead();
            }
            finishRead();
        } catch (LogCutOffException cutOff) {
            // Each subscription finds this with its own query, and sends a reload.
            List.copyOf(current).forEach(this::fallBehind);
            position = channels.end(organizationId);
        }
    }

    /** Reads to the end of a read: the partial one, or one of all entries up to now. */
    private void finishRead() {
        do {
            LogPage page = channels.read(organizationId, position, PAGE, users());
            sendToAll(new RenderedPage(page));
            position = page.next();
        } while (position.isPartial());
    }

    private Set<String> users() {
        return current.stream().map(Subscription::userId).collect(Collectors.toSet());
    }

    private void sendToAll(RenderedPage page) {
        for (Subscription subscription : current) {
            if (!reader.send(subscription, page)) {
                fallBehind(subscription);
            }
        }
    }

    private void fallBehind(Subscription subscription) {
        current.remove(subscription);
        subscription.catchUp();
    }

    /**
     * Reads the entries between the subscription's position and the channel's. They are few, unless the subscription's last
     * read began long ago, maybe on another server. It then reads them on its own and joins later.
     */
    private void join(Subscription subscription) {
        subscription.aimAt(position);
        boolean moves = true;
        for (int read = 0; read < LAST_PAGES && moves && subscription.position().isPartial(); read++) {
            Position before = subscription.position();
            reader.readNext(subscription, PAGE);
            moves = !subscription.position().equals(before);
        }
        boolean arrived = subscription.position().equals(position);
        if (arrived) {
            makeCurrent(subscription);
        }
        joining.remove(subscription);
        if (!arrived) {
            subscription.catchUp();
        }
    }

    private void makeCurrent(Subscription subscription) {
        current.add(subscription);
        if (subscription.isOver()) {
            current.remove(subscription);
        } else {
            subscriptions.ofUser(subscription).ifPresent(UserSubscriptions::count);
        }
    }
}

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
 * Tells the pages of one organization what is new. It reads the log once for those that are up to date, which all stand at
 * one position. The others catch up by themselves, each in the steps that its client takes, and join: in a turn, so that
 * nobody moves meanwhile, they read up to the very snapshot at which the channel has just arrived.
 */
final class Channel {

    /** Entries that are read at a time. */
    private static final int PAGE = 200;

    /** For one that catches up: what its client takes decides when it reads on. */
    private static final int OWN_PAGE = 50;

    /** Readings of one that joins while all others wait; what takes more of them it reads by itself. */
    private static final int LAST_PAGES = 3;

    /** Between two readings: what happens meanwhile is read together. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final String organizationId;
    private final Channels channels;
    private final AllSubscriptions audiences;
    private final PageReader reader;
    private final DebouncedTask turns;

    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
    private final Set<Subscription> current = ConcurrentHashMap.newKeySet();
    private final Set<Subscription> joining = ConcurrentHashMap.newKeySet();

    /** Where those stand who are up to date; null if nobody is. Only turns use it. */
    private Position position;

    private volatile long readAt = System.nanoTime();

    Channel(String organizationId, Channels channels) {
        this.organizationId = organizationId;
        this.channels = channels;
        this.audiences = new AllSubscriptions(organizationId, channels);
        this.reader = new PageReader(organizationId, channels, audiences);
        this.turns = new DebouncedTask(channels.threads().telling(), "telling what is new", PAUSE, this::turn);
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

    /** How many nanoseconds ago the log was read for those that are up to date; none if nobody is. */
    long sinceReading(long now) {
        return current.isEmpty() ? 0 : Math.max(0, now - readAt);
    }

    /** Finds out whose clients have left. */
    void probe() {
        all.forEach(Subscription::probe);
    }

    /** There may be something new. */
    void news() {
        turns.request();
    }

    void opened(Subscription page) {
        audiences.enter(page);
        if (page.isOver()) {
            audiences.leave(page);
        } else {
            page.catchUp();
        }
    }

    void leave(Subscription page) {
        channels.remove(page);
        joining.remove(page);
        current.remove(page);
        audiences.leave(page);
    }

    void close() {
        turns.close();
    }

    void drained(Subscription page) {
        if (!isInTurns(page)) {
            page.catchUp();
        }
    }

    /**
     * Whether a page is the turns' to read for: if it read by itself as well, it would be told everything twice. Whoever
     * moves from joining to current is in both for a moment, so they are asked for in this order.
     */
    private boolean isInTurns(Subscription page) {
        return joining.contains(page) || current.contains(page);
    }

    /** Lets a page that is behind read on, as long as its client takes what it is told. */
    void catchUp(Subscription page) {
        if (page.isOver() || isInTurns(page) || !page.isDrained()) {
            return;
        }
        if (reader.readOn(page, OWN_PAGE)) {
            joining.add(page);
            turns.request();
        } else {
            page.catchUp();
        }
    }

    private void turn() {
        turns.requestWithin(channels.settings().poll());
        // Before the channel moves on: whoever arrives later may have seen more than it.
        List<Subscription> arrived = List.copyOf(joining);
        if (arrived.isEmpty() && current.isEmpty()) {
            return;
        }
        try {
            advance();
            readAt = System.nanoTime();
            arrived.forEach(this::join);
        } catch (OrganizationGoneException gone) {
            all.forEach(page -> page.end(StreamEnd.MEMBERSHIP_ENDED));
        }
    }

    private void advance() {
        if (current.isEmpty()) {
            position = channels.end(organizationId);
            return;
        }
        try {
            boolean more = true;
            while (more) {
                LogPage page = channels.read(organizationId, position, PAGE, users());
                tellAll(new RenderedPage(page));
                position = page.next();
                more = page.more();
            }
        } catch (LogCutOffException cutOff) {
            // Each is told by its own reading.
            List.copyOf(current).forEach(this::fallBehind);
            position = channels.end(organizationId);
        }
    }

    private Set<String> users() {
        return current.stream().map(Subscription::userId).collect(Collectors.toSet());
    }

    private void tellAll(RenderedPage rendering) {
        for (Subscription page : current) {
            if (!reader.tell(page, rendering)) {
                fallBehind(page);
            }
        }
    }

    private void fallBehind(Subscription page) {
        current.remove(page);
        page.catchUp();
    }

    /**
     * What the channel has seen and the page has not is mostly little. It is much where the page has just ended a reading
     * that began long ago, maybe on another server: then it comes again when it has read that by itself.
     */
    private void join(Subscription page) {
        page.aimAt(position);
        boolean moves = true;
        for (int read = 0; read < LAST_PAGES && moves && page.position().isPartial(); read++) {
            Position before = page.position();
            reader.readOn(page, PAGE);
            moves = !page.position().equals(before);
        }
        boolean isThere = page.position().equals(position);
        if (isThere) {
            enter(page);
        }
        joining.remove(page);
        if (!isThere) {
            page.catchUp();
        }
    }

    private void enter(Subscription page) {
        current.add(page);
        if (page.isOver()) {
            current.remove(page);
        } else {
            audiences.of(page).ifPresent(UserSubscriptions::count);
        }
    }
}

package dev.tenantboard.live.log;

import dev.tenantboard.tenancy.Committed;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the servers that have subscribers of an organization in which something was written, this one among them. It is done
 * after the commit, for all that were committed meanwhile: a {@code notify} within the writers' transactions would let them
 * wait for each other's commits. What is lost here comes late, and is not missed: the log holds it.
 */
@ApplicationScoped
public class ChangeNotifier {

    private static final long INTERVAL_MILLIS = 10;
    private static final long PAUSE_MILLIS = 1_000;

    private static final Logger LOG = System.getLogger(ChangeNotifier.class.getName());

    private final Set<String> noted = new HashSet<>();

    private boolean sending;
    private long sentAt = System.nanoTime();

    @Inject
    private NotificationChannel channel;

    @Resource
    private ManagedScheduledExecutorService threads;

    void note(@Observes Committed committed) {
        note(Set.of(committed.organizationId()));
    }

    private synchronized void note(Set<String> organizationIds) {
        noted.addAll(organizationIds);
        if (!sending) {
            sending = true;
            long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sentAt);
            schedule(Math.max(0, INTERVAL_MILLIS - passed));
        }
    }

    private void schedule(long delay) {
        try {
            threads.schedule(this::send, delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shutDown) {
            sending = false;
        }
    }

    /** One at a time: where the database is slow, what is noted meanwhile waits for one sender and not each with its own. */
    private void send() {
        Set<String> unsent = taken();
        try {
            channel.send(unsent);
            unsent = Set.of();
        } catch (SQLException | RuntimeException failure) {
            LOG.log(Level.DEBUG, "wake-ups are sent later: {0}", failure.getMessage());
        } finally {
            sent(unsent);
        }
    }

    private synchronized Set<String> taken() {
        Set<String> taken = Set.copyOf(noted);
        noted.clear();
        return taken;
    }

    private synchronized void sent(Set<String> unsent) {
        sentAt = System.nanoTime();
        noted.addAll(unsent);
        sending = !noted.isEmpty();
        if (sending) {
            schedule(unsent.isEmpty() ? INTERVAL_MILLIS : PAUSE_MILLIS);
        }
    }

    /** What other servers would else find out by themselves, later. */
    @PreDestroy
    void sendLast() {
        Set<String> last = taken();
        try {
            channel.send(last);
        } catch (SQLException | RuntimeException failure) {
            LOG.log(Level.DEBUG, "the last wake-ups could not be sent: {0}", failure.getMessage());
        }
    }
}

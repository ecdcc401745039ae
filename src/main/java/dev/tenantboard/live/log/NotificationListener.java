package dev.tenantboard.live.log;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Receives notifications on a separate connection, and fires a {@link ChangeHint} for each. Without the connection,
 * notifications are lost. So when it is back, a hint for all organizations follows.
 */
@Startup
@Singleton
@DependsOn("SchemaMonitor")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationListener {

    /** Between two checks whether the server stops. A notification does not wait for them. */
    private static final int CHECK_MILLIS = 500;

    /** After so many checks without a notification, the connection itself is checked. */
    private static final int SILENT_CHECKS = 20;

    private static final int ALIVE_SECONDS = 5;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long LAST_MILLIS = 2_000;

    private static final Logger LOG = System.getLogger(NotificationListener.class.getName());

    private final CountDownLatch closing = new CountDownLatch(1);

    @Inject
    private NotificationChannel channel;

    @Inject
    private Event<ChangeHint> hints;

    @Resource
    private ManagedThreadFactory threads;

    private Thread thread;
    private boolean lost;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::listen);
        thread.setName("tenantboard notifications");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isClosing(0)) {
            try (NotificationChannel.Listener listener = channel.listen()) {
                connected();
                pause = FIRST_PAUSE_MILLIS;
                fire(null);
                receive(listener);
            } catch (SQLException | RuntimeException failure) {
                disconnected(failure);
                if (isClosing(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void receive(NotificationChannel.Listener listener) throws SQLException {
        int silent = 0;
        while (!isClosing(0)) {
            List<String> organizationIds = listener.await(CHECK_MILLIS);
            organizationIds.forEach(this::fire);
            silent = organizationIds.isEmpty() ? silent + 1 : 0;
            if (silent == SILENT_CHECKS) {
                listener.requireAlive(ALIVE_SECONDS);
                silent = 0;
            }
        }
    }

    /** A failing observer does not stop the hints for other organizations. */
    private void fire(String organizationId) {
        try {
            hints.fire(new ChangeHint(organizationId));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A hint of new events was not processed", failure);
        }
    }

    private void disconnected(Exception failure) {
        if (!lost && !isClosing(0)) {
            lost = true;
            LOG.log(
                    Level.WARNING,
                    "The connection for notifications is lost. Live events are late until it is back: {0}",
                    failure.getMessage());
        }
    }

    private void connected() {
        if (lost) {
            lost = false;
            LOG.log(Level.INFO, "The connection for notifications is back.");
        }
    }

    /** Waits, and returns whether the server stops. */
    private boolean isClosing(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    void close() {
        closing.countDown();
        try {
            thread.join(LAST_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}

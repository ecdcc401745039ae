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
 * Hears the wake-ups, on one connection of this server's own, and passes them on as {@link ChangeHint}. While the connection is
 * lost, news may be missed: when it is back, everybody is told to look.
 */
@Startup
@Singleton
@DependsOn("SchemaMonitor")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationListener {

    /** Between two looks whether to go on; a wake-up comes at once. */
    private static final int LOOK_MILLIS = 500;

    /** After so many looks without a word, the other end is asked whether it is there. */
    private static final int PATIENCE = 20;

    private static final int ALIVE_SECONDS = 5;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long LAST_MILLIS = 2_000;

    private static final Logger LOG = System.getLogger(NotificationListener.class.getName());

    private final CountDownLatch closing = new CountDownLatch(1);

    @Inject
    private NotificationChannel channel;

    @Inject
    private Event<ChangeHint> news;

    @Resource
    private ManagedThreadFactory threads;

    private Thread thread;
    private boolean lost;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::listen);
        thread.setName("tenantboard wake-ups");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isClosing(0)) {
            try (NotificationChannel.Hearing hearing = channel.hear()) {
                found();
                pause = FIRST_PAUSE_MILLIS;
                tell(null);
                passOn(hearing);
            } catch (SQLException | RuntimeException failure) {
                lose(failure);
                if (isClosing(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void passOn(NotificationChannel.Hearing hearing) throws SQLException {
        int silent = 0;
        while (!isClosing(0)) {
            List<String> heard = hearing.await(LOOK_MILLIS);
            heard.forEach(this::tell);
            silent = heard.isEmpty() ? silent + 1 : 0;
            if (silent == PATIENCE) {
                hearing.demandAlive(ALIVE_SECONDS);
                silent = 0;
            }
        }
    }

    /** Whoever cannot take the news in shall not keep the others from theirs. */
    private void tell(String organizationId) {
        try {
            news.fire(new ChangeHint(organizationId));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "news could not be passed on", failure);
        }
    }

    private void lose(Exception failure) {
        if (!lost && !isClosing(0)) {
            lost = true;
            LOG.log(
                    Level.WARNING,
                    "The connection for wake-ups is lost, and live events come late until it is back: {0}",
                    failure.getMessage());
        }
    }

    private void found() {
        if (lost) {
            lost = false;
            LOG.log(Level.INFO, "The connection for wake-ups is back.");
        }
    }

    /** Whether the server stops, within the time. */
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

package dev.tenantboard.live.log;

import dev.tenantboard.scheduling.DebouncedTask;
import dev.tenantboard.tenancy.CommitEvents.Committed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notifies all servers, this one included, of organizations with new entries in their log. It sends them after the commit,
 * together for all commits since the previous run: a {@code notify} inside the writers' transactions would make their commits
 * wait for each other. If a notification is lost, its events are late but not lost, because the log contains them.
 */
@ApplicationScoped
public class ChangeNotifier {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(ChangeNotifier.class.getName());

    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    @Inject
    private NotificationChannel channel;

    @Resource
    private ManagedExecutorService threads;

    @Resource
    private ManagedScheduledExecutorService clock;

    private DebouncedTask sending;

    @PostConstruct
    void open() {
        sending = new DebouncedTask(new DebouncedTask.Pool(threads, clock), "Sending notifications", PAUSE, this::send);
    }

    void add(@Observes Committed committed) {
        changed.add(committed.organizationId());
        sending.request();
    }

    /**
     * Only one run sends at a time. If the database is slow, changed organizations wait for the next run, and no more
     * threads wait.
     */
    private void send() {
        Set<String> organizationIds = Set.copyOf(changed);
        // Removed before the send, so that an organization that changes during the send is sent again.
        changed.removeAll(organizationIds);
        try {
            channel.send(organizationIds);
        } catch (RuntimeException failure) {
            LOG.log(Level.DEBUG, "notifications are not sent yet: {0}", failure.getMessage());
            changed.addAll(organizationIds);
            sending.requestWithin(RETRY);
        }
    }

    /** Without this, other servers would find the last entries later, at their next poll. */
    @PreDestroy
    void close() {
        sending.close();
        send();
    }
}

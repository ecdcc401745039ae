package dev.tenantboard.metric.refresh;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Where calculations wait for their turn: a lane for each organization, a few of which move at a time, in turn. So one
 * organization's heavy metrics wait for each other and not the other organizations' for them.
 */
@ApplicationScoped
public class Lanes {

    /** How much may wait in a lane. */
    static final int MAX_WAITING = 16;

    /** As long as an undeployment waits for what is running: a query is cancelled before that. */
    private static final long LAST_SECONDS = 5;

    private static final Logger LOG = System.getLogger(Lanes.class.getName());

    private static final class Lane {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    /** Those with something to do, the one that moved last at the end. */
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    private int running;
    private boolean closed;

    @Inject
    private MetricSettings settings;

    @Resource
    private ManagedExecutorService threads;

    /** A server with figures that cannot be read does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // Being called is enough: the settings were read.
    }

    /** Takes work on, unless too much is waiting for the organization already. */
    synchronized boolean offer(String organizationId, Runnable work) {
        Lane lane = lanes.computeIfAbsent(organizationId, id -> new Lane());
        if (closed || lane.waiting.size() >= MAX_WAITING) {
            return false;
        }
        lane.waiting.add(work);
        advance();
        return true;
    }

    /** Takes work on that nobody waits for: only while there is nothing else to do for the organization. */
    synchronized boolean offerIfIdle(String organizationId, Runnable work) {
        return !lanes.containsKey(organizationId) && offer(organizationId, work);
    }

    private void advance() {
        Optional<String> next = next();
        while (next.isPresent()) {
            String organizationId = next.get();
            Lane lane = lanes.remove(organizationId);
            lanes.put(organizationId, lane);
            lane.running++;
            running++;
            execute(organizationId, lane, lane.waiting.remove());
            next = next();
        }
    }

    private Optional<String> next() {
        return running >= settings.totalConcurrency()
                ? Optional.empty()
                : lanes.entrySet().stream()
                        .filter(lane -> !lane.getValue().waiting.isEmpty())
                        .filter(lane -> lane.getValue().running < settings.concurrency())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private void execute(String organizationId, Lane lane, Runnable work) {
        try {
            threads.execute(() -> run(organizationId, lane, work));
        } catch (RejectedExecutionException shutDown) {
            finish(organizationId, lane);
        }
    }

    private void run(String organizationId, Lane lane, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a calculation of metrics broke off", failure);
        } finally {
            finish(organizationId, lane);
        }
    }

    private synchronized void finish(String organizationId, Lane lane) {
        lane.running--;
        running--;
        if (lane.running == 0 && lane.waiting.isEmpty()) {
            lanes.remove(organizationId);
        }
        notifyAll();
        if (!closed) {
            advance();
        }
    }

    /** What waits stays due, and what runs is waited for. */
    @PreDestroy
    synchronized void close() {
        closed = true;
        lanes.values().forEach(lane -> lane.waiting.clear());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_SECONDS);
        try {
            while (running > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.timedWait(this, 100);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}

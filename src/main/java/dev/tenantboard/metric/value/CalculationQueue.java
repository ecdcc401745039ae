package dev.tenantboard.metric.value;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where calculations wait for their turn: a lane for each organization, a few of which move at a time, in turn. So one
 * organization's heavy metrics wait for each other and not the other organizations' for them. What people ask for goes
 * before visits, but for every eighth turn, so that visits come to an end, too.
 */
@ApplicationScoped
public class CalculationQueue {

    /** How much of what was asked for may wait in a lane. */
    static final int MAX_WAITING = 16;

    /** Of so many turns, one is a visit's. */
    static final int VISITS_TURN = 8;

    /**
     * As long as an undeployment waits for what is running. A scan has been cancelled by then; of a calculation of several,
     * the claims run out with their lease.
     */
    private static final long LAST_SECONDS = 5;

    private static final Logger LOG = System.getLogger(CalculationQueue.class.getName());

    /** Those with something to do, the one that moved last at the end. */
    private final Map<String, OrganizationQueue> lanes = new LinkedHashMap<>();

    private int running;
    private int turns;
    private int due;
    private boolean closed;

    @Inject
    private MetricSettings settings;

    @Resource
    private ManagedExecutorService threads;

    private Executor executor;

    protected CalculationQueue() {}

    CalculationQueue(MetricSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
    }

    @PostConstruct
    void open() {
        executor = threads;
    }

    /** A server with figures that cannot be read does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // Being called is enough: the settings were read.
    }

    /** Takes all of some work on, or none if too much is waiting for the organization already. */
    synchronized boolean offer(String organizationId, Collection<? extends Runnable> work) {
        OrganizationQueue lane = lanes.get(organizationId);
        int waiting = lane == null ? 0 : lane.waiting();
        if (closed || waiting + work.size() > MAX_WAITING) {
            return false;
        }
        lane(organizationId).add(work);
        advance();
        return true;
    }

    private OrganizationQueue lane(String organizationId) {
        return lanes.computeIfAbsent(organizationId, id -> new OrganizationQueue());
    }

    /** Takes back what has not begun and nobody waits for any more. */
    synchronized void withdraw(String organizationId, Runnable work) {
        OrganizationQueue lane = lanes.get(organizationId);
        if (lane != null) {
            lane.remove(work);
            if (lane.isEmpty()) {
                lanes.remove(organizationId);
            }
        }
    }

    /**
     * Takes on work that nobody waits for, of which at most one waits in a lane.
     *
     * @param visit says whether there is more to do, for another turn
     */
    synchronized void offerVisit(String organizationId, BooleanSupplier visit) {
        if (!closed) {
            lane(organizationId).setVisit(() -> {
                if (visit.getAsBoolean()) {
                    offerVisit(organizationId, visit);
                }
            });
            advance();
        }
    }

    /** So many organizations are due, of which some wait here. */
    synchronized void noteDue(int organizations) {
        due = organizations;
    }

    public synchronized CalculationLoad load() {
        int waiting =
                lanes.values().stream().mapToInt(OrganizationQueue::begins).sum();
        return new CalculationLoad(running, waiting, due);
    }

    private void advance() {
        boolean visitsFirst = isVisitsTurn();
        Optional<String> next = next(visitsFirst);
        while (next.isPresent()) {
            String organizationId = next.get();
            OrganizationQueue lane = lanes.remove(organizationId);
            lanes.put(organizationId, lane);
            running++;
            turns++;
            execute(organizationId, lane, lane.begin(visitsFirst));
            visitsFirst = isVisitsTurn();
            next = next(visitsFirst);
        }
    }

    private boolean isVisitsTurn() {
        return turns % VISITS_TURN == VISITS_TURN - 1;
    }

    private Optional<String> next(boolean visitsFirst) {
        return running >= settings.totalConcurrency()
                ? Optional.empty()
                : lanes.entrySet().stream()
                        .filter(lane -> lane.getValue().canBegin(settings.concurrency()))
                        .min(Comparator.comparing(lane -> !lane.getValue().has(visitsFirst)))
                        .map(Map.Entry::getKey);
    }

    private void execute(String organizationId, OrganizationQueue lane, Runnable work) {
        try {
            executor.execute(() -> run(organizationId, lane, work));
        } catch (RejectedExecutionException shutDown) {
            finish(organizationId, lane);
        }
    }

    private void run(String organizationId, OrganizationQueue lane, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a calculation of metrics broke off", failure);
        } finally {
            finish(organizationId, lane);
        }
    }

    private synchronized void finish(String organizationId, OrganizationQueue lane) {
        lane.end();
        running--;
        lanes.remove(organizationId);
        if (!lane.isEmpty()) {
            lanes.put(organizationId, lane);
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
        lanes.values().forEach(OrganizationQueue::clear);
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

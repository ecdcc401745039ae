package dev.tenantboard.scheduling;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Runs its owner's work at intervals, one run at a time, until the owner is destroyed. A failed run does not end it. */
@Dependent
public class PeriodicTask {

    private static final Logger LOG = System.getLogger(PeriodicTask.class.getName());

    /** What runs. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    @Resource
    private ManagedExecutorService threads;

    @Resource
    private ManagedScheduledExecutorService clock;

    private DebouncedTask task;

    /**
     * Starts the runs. The first run is at a random time within the interval, so that servers that start together do not all
     * run at the same moment.
     *
     * @param name what the log calls the work
     * @param interval between the end of a run and the next one; zero means no runs
     */
    public void start(String name, Duration interval, Work work) {
        start(new DebouncedTask.Pool(threads, clock), name, interval, work);
    }

    void start(DebouncedTask.Pool pool, String name, Duration interval, Work work) {
        if (interval.toMillis() > 0) {
            task = new DebouncedTask(pool, name, Duration.ZERO, () -> run(name, interval, work));
            task.requestWithin(Duration.ofMillis(ThreadLocalRandom.current().nextLong(interval.toMillis())));
        }
    }

    private void run(String name, Duration interval, Work work) {
        try {
            work.run();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "{0} failed and runs again in {1}: {2}", name, interval, failure.getMessage());
        } finally {
            task.requestWithin(interval);
        }
    }

    @PreDestroy
    void close() {
        if (task != null) {
            task.close();
        }
    }
}

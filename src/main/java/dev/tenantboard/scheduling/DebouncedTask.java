package dev.tenantboard.scheduling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work that runs once after any number of requests: one run at a time, with a pause between two runs. A failed run is
 * retried, at growing intervals.
 */
public final class DebouncedTask {

    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final int MAX_DOUBLINGS = 5;
    private static final long NEVER = Long.MAX_VALUE;

    private static final Logger LOG = System.getLogger(DebouncedTask.class.getName());

    /** The threads that run tasks. @param clock passes tasks to the threads at their time, and runs none */
    public record Pool(Executor threads, ScheduledExecutorService clock) {}

    private final Pool pool;
    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final long origin = System.nanoTime();

    private boolean running;
    private boolean closed;
    private int failures;
    private long earliest;
    private long next = NEVER;
    private int plan;

    /** The clock's latest entry for this task, or null. */
    private Future<?> planned;

    /** @param name what the log calls the work */
    public DebouncedTask(Pool pool, String name, Duration pause, Runnable work) {
        this.pool = pool;
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    public void request() {
        requestWithin(Duration.ZERO);
    }

    /** Requests a run after a delay, unless an earlier one is planned. */
    public synchronized void requestWithin(Duration delay) {
        long at = Math.max(now() + delay.toNanos(), earliest);
        if (!closed && at < next) {
            next = at;
            if (!running) {
                plan();
            }
        }
    }

    /** Starts no more runs. */
    public synchronized void close() {
        closed = true;
        next = NEVER;
        cancelPlanned();
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private void plan() {
        cancelPlanned();
        int number = ++plan;
        long wait = next - now();
        try {
            if (wait <= 0) {
                pool.threads().execute(() -> run(number));
            } else {
                planned = pool.clock().schedule(() -> execute(number), wait, TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException serverStops) {
            closed = true;
        }
    }

    /** Otherwise the clock would refer to the task, and so to its owner, until the planned time. */
    private void cancelPlanned() {
        if (planned != null) {
            planned.cancel(false);
            planned = null;
        }
    }

    private void execute(int number) {
        try {
            pool.threads().execute(() -> run(number));
        } catch (RejectedExecutionException serverStops) {
            close();
        }
    }

    private void run(int number) {
        synchronized (this) {
            if (closed || running || number != plan) {
                return;
            }
            running = true;
            next = NEVER;
        }
        boolean done = false;
        try {
            work.run();
            done = true;
        } catch (RuntimeException failure) {
            log(failure);
        } finally {
            finish(done);
        }
    }

    /** Only the first of several failures has its stack trace in the log: without the database, all tasks fail. */
    private void log(RuntimeException failure) {
        if (failures == 0) {
            LOG.log(Level.WARNING, name + " failed and is retried", failure);
        } else {
            LOG.log(Level.DEBUG, "{0} failed again: {1}", name, failure);
        }
    }

    private synchronized void finish(boolean done) {
        running = false;
        failures = done ? 0 : failures + 1;
        earliest = now() + (done ? pause : retry()).toNanos();
        if (!done) {
            next = earliest;
        }
        if (!closed && next != NEVER) {
            next = Math.max(next, earliest);
            plan();
        }
    }

    private Duration retry() {
        return FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    }
}

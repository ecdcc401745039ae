package dev.tenantboard.live;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A piece of work that is done again whenever somebody asks: never twice at a time, with a pause between two turns, and
 * however often it was asked for meanwhile, once. A turn that fails is taken again, at growing intervals.
 */
final class DebouncedTask {

    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final int MAX_DOUBLINGS = 5;
    private static final long NEVER = Long.MAX_VALUE;

    private static final Logger LOG = System.getLogger(DebouncedTask.class.getName());

    /** Where the turns are taken. @param clock only hands them over when their time has come */
    record Pool(Executor threads, ScheduledExecutorService clock) {}

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

    /** Of the latest turn that waits for its time; null if there was none. */
    private Future<?> waiting;

    DebouncedTask(Pool pool, String name, Duration pause, Runnable work) {
        this.pool = pool;
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    void ask() {
        askWithin(Duration.ZERO);
    }

    /** Asks for a turn when so much time has passed, if none is planned for earlier. */
    synchronized void askWithin(Duration delay) {
        long at = Math.max(now() + delay.toNanos(), earliest);
        if (!closed && at < next) {
            next = at;
            if (!running) {
                plan();
            }
        }
    }

    /** No turn begins any more. */
    synchronized void close() {
        closed = true;
        next = NEVER;
        stopWaiting();
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private void plan() {
        stopWaiting();
        int planned = ++plan;
        long wait = next - now();
        try {
            if (wait <= 0) {
                pool.threads().execute(() -> run(planned));
            } else {
                waiting = pool.clock().schedule(() -> handOver(planned), wait, TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException serverStops) {
            closed = true;
        }
    }

    /** The clock would hold what was planned for later, and the page with it, until then. */
    private void stopWaiting() {
        if (waiting != null) {
            waiting.cancel(false);
            waiting = null;
        }
    }

    private void handOver(int planned) {
        try {
            pool.threads().execute(() -> run(planned));
        } catch (RejectedExecutionException serverStops) {
            close();
        }
    }

    private void run(int planned) {
        synchronized (this) {
            if (closed || running || planned != plan) {
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

    /** The first of several failures is told in full: a database that is away is away for everybody. */
    private void log(RuntimeException failure) {
        if (failures == 0) {
            LOG.log(Level.WARNING, name + " failed, and is tried again", failure);
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

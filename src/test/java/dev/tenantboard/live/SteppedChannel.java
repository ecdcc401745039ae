package dev.tenantboard.live;

import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.scheduling.DebouncedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The channel of one organization over a log in memory. A test runs its tasks itself, one after the other, in any order. Pauses
 * and retries take no time.
 */
final class SteppedChannel extends TestChannels {

    /** Longer than each pause between two attempts. What is planned later, such as a poll, never runs. */
    private static final Duration NEVER = Duration.ofSeconds(30);

    /** It would show each failure that a test causes. A logger that nothing refers to would lose its level. */
    private static final Logger FAILURES = Logger.getLogger(DebouncedTask.class.getName());

    private final MemoryLog log;
    private final ScheduledThreadPoolExecutor clock = new Clock();
    private final Map<LiveThreads.Work, Queue<Runnable>> tasks = new EnumMap<>(LiveThreads.Work.class);

    SteppedChannel(MemoryLog log) {
        FAILURES.setLevel(Level.OFF);
        this.log = log;
        for (LiveThreads.Work work : LiveThreads.Work.values()) {
            tasks.put(work, new ArrayDeque<>());
        }
    }

    void changed() {
        channel().changed();
    }

    /** Runs the next task of a kind. @return whether there was one */
    boolean runNext(LiveThreads.Work work) {
        Runnable task = tasks.get(work).poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    void runAll(LiveThreads.Work work) {
        while (runNext(work)) {
            // The task may have added others.
        }
    }

    /** Runs all tasks, until each subscription is at the end of the log. */
    void runAll() {
        for (int run = 0; hasTasks(); run++) {
            if (run > 100_000) {
                throw new AssertionError("the tasks do not end");
            }
            tasks.keySet().forEach(this::runNext);
        }
    }

    private boolean hasTasks() {
        return tasks.values().stream().anyMatch(waiting -> !waiting.isEmpty());
    }

    @Override
    DebouncedTask.Pool pool(LiveThreads.Work work) {
        return new DebouncedTask.Pool(tasks.get(work)::add, clock);
    }

    @Override
    LogPage read(String organizationId, Position after, int limit, Set<String> users) {
        return log.read(
                after, limit, users.stream().collect(Collectors.toMap(Function.identity(), TestChannels::member)));
    }

    @Override
    Position end(String organizationId) {
        return log.end();
    }

    @Override
    UserSubscriptions ofUser(String userId, String organizationId) {
        return new UserSubscriptions(
                userId, organizationId, Duration.ZERO, pool(LiveThreads.Work.COUNTING), SteppedChannel::count);
    }

    private static void count(UserSubscriptions subscriptions) {
        subscriptions.send(Instant.now().toString(), new Message(EventName.COUNTS_CHANGED.toString(), "{}"));
    }

    /** Passes each task on at once, and starts no thread. */
    private static final class Clock extends ScheduledThreadPoolExecutor {

        Clock() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            if (unit.toNanos(delay) < NEVER.toNanos()) {
                task.run();
            }
            return new Planned(task);
        }
    }

    /** A plan that has no more effect. */
    private static final class Planned extends FutureTask<Void> implements ScheduledFuture<Void> {

        Planned(Runnable task) {
            super(task, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}

package dev.tenantboard.scheduling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs work on a limited number of threads, in turn for each key, such as an organization. So the long work of one key delays
 * that key, and not the others. Requested work starts before background work, except at each eighth start, so that background
 * work also ends.
 */
public final class FairQueue {

    /** How much requested work may wait for one key. */
    static final int MAX_WAITING = 16;

    /** One of this many starts prefers background work. */
    static final int BACKGROUND_INTERVAL = 8;

    /** How long closing waits for work that runs. */
    private static final long LAST_SECONDS = 5;

    private static final Logger LOG = System.getLogger(FairQueue.class.getName());

    private final String name;
    private final Executor executor;
    private final int concurrency;
    private final int totalConcurrency;

    /** The keys with work; the key that started last is at the end. */
    private final Map<String, KeyQueue> queues = new LinkedHashMap<>();

    private int running;
    private int starts;
    private boolean closed;

    /**
     * @param name what the log calls the work
     * @param concurrency how many pieces of work of one key run at a time
     * @param totalConcurrency how many pieces of work run at a time
     */
    public FairQueue(String name, Executor executor, int concurrency, int totalConcurrency) {
        this.name = name;
        this.executor = executor;
        this.concurrency = concurrency;
        this.totalConcurrency = totalConcurrency;
    }

    /** Adds all of the work, or none if too much waits for the key already. */
    public synchronized boolean offer(String key, Collection<? extends Runnable> work) {
        KeyQueue known = queues.get(key);
        int waiting = known == null ? 0 : known.requested.size();
        if (closed || waiting + work.size() > MAX_WAITING) {
            return false;
        }
        queue(key).requested.addAll(work);
        startNext();
        return true;
    }

    private KeyQueue queue(String key) {
        return queues.computeIfAbsent(key, id -> new KeyQueue());
    }

    /** Removes work that has not started. */
    public synchronized void withdraw(String key, Runnable work) {
        KeyQueue queue = queues.get(key);
        if (queue != null) {
            queue.requested.remove(work);
            if (queue.isEmpty()) {
                queues.remove(key);
            }
        }
    }

    /**
     * Adds background work, which replaces background work of the key that waits.
     *
     * @param work returns whether there is more to do, for another start
     */
    public synchronized void offerBackground(String key, BooleanSupplier work) {
        if (!closed) {
            queue(key).background = () -> {
                if (work.getAsBoolean()) {
                    offerBackground(key, work);
                }
            };
            startNext();
        }
    }

    public synchronized int running() {
        return running;
    }

    public synchronized int waiting() {
        return queues.values().stream().mapToInt(KeyQueue::size).sum();
    }

    private void startNext() {
        for (Optional<String> key = next(); key.isPresent(); key = next()) {
            start(key.get(), queues.remove(key.get()));
        }
    }

    private boolean prefersBackground() {
        return starts % BACKGROUND_INTERVAL == BACKGROUND_INTERVAL - 1;
    }

    private Optional<String> next() {
        return running >= totalConcurrency
                ? Optional.empty()
                : queues.entrySet().stream()
                        .filter(queue -> queue.getValue().size() > 0 && queue.getValue().running < concurrency)
                        .min(Comparator.comparing(queue -> !queue.getValue().has(prefersBackground())))
                        .map(Map.Entry::getKey);
    }

    private void start(String key, KeyQueue queue) {
        queues.put(key, queue);
        Runnable work = queue.next(prefersBackground());
        running++;
        starts++;
        try {
            CompletableFuture.runAsync(work, executor).whenComplete((done, failure) -> finish(key, queue, failure));
        } catch (RejectedExecutionException serverStops) {
            finish(key, queue, null);
        }
    }

    private synchronized void finish(String key, KeyQueue queue, Throwable failure) {
        if (failure != null) {
            LOG.log(Level.ERROR, name + " failed", failure);
        }
        queue.running--;
        running--;
        queues.remove(key);
        if (!queue.isEmpty()) {
            queues.put(key, queue);
        }
        notifyAll();
        if (!closed) {
            startNext();
        }
    }

    /**
     * Drops the work that waits, and waits some seconds for the work that runs. It does not load a class: at this time,
     * the server does not load classes of the application any more.
     */
    public synchronized void close() {
        closed = true;
        for (KeyQueue queue : queues.values()) {
            queue.clear();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_SECONDS);
        try {
            while (running > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.timedWait(this, 100);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work of one key: requested work, and at most one piece of background work. */
    private static final class KeyQueue {

        private final Deque<Runnable> requested = new ArrayDeque<>();
        private Runnable background;
        private int running;

        int size() {
            return requested.size() + (background == null ? 0 : 1);
        }

        boolean isEmpty() {
            return running == 0 && size() == 0;
        }

        boolean has(boolean ofBackground) {
            return ofBackground ? background != null : !requested.isEmpty();
        }

        Runnable next(boolean preferBackground) {
            running++;
            if (!requested.isEmpty() && !(preferBackground && background != null)) {
                return requested.remove();
            }
            Runnable next = background;
            background = null;
            return next;
        }

        void clear() {
            requested.clear();
            background = null;
        }
    }
}

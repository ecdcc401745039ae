package dev.tenantboard.live;

import dev.tenantboard.scheduling.DebouncedTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that serve all streams. Each has at most one connection to the database, and the three kinds of work do
 * not wait for each other: telling what is new goes before catching up, and before counting.
 */
@ApplicationScoped
public class LiveThreads {

    private static final int TELLING = 3;
    private static final int CATCHING_UP = 2;
    private static final int COUNTING = 1;

    @Resource
    private ManagedThreadFactory factory;

    private ScheduledThreadPoolExecutor clock;
    private ThreadPoolExecutor telling;
    private ThreadPoolExecutor catchingUp;
    private ThreadPoolExecutor counting;

    @PostConstruct
    void start() {
        clock = new ScheduledThreadPoolExecutor(1, factory);
        clock.setRemoveOnCancelPolicy(true);
        telling = pool(TELLING);
        catchingUp = pool(CATCHING_UP);
        counting = pool(COUNTING);
    }

    private ThreadPoolExecutor pool(int threads) {
        var pool = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    DebouncedTask.Pool telling() {
        return new DebouncedTask.Pool(telling, clock);
    }

    DebouncedTask.Pool catchingUp() {
        return new DebouncedTask.Pool(catchingUp, clock);
    }

    DebouncedTask.Pool counting() {
        return new DebouncedTask.Pool(counting, clock);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
        telling.shutdownNow();
        catchingUp.shutdownNow();
        counting.shutdownNow();
    }
}

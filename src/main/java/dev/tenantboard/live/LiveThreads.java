package dev.tenantboard.live;

import dev.tenantboard.scheduling.DebouncedTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that serve all streams. Each uses at most one connection to the database. The three kinds of work have separate
 * threads, so that neither counting nor catching up delays new events.
 */
@ApplicationScoped
public class LiveThreads {

    /** The kinds of work, with their number of threads. */
    enum Work {
        PUBLISHING(3),
        CATCHING_UP(2),
        COUNTING(1);

        private final int threads;

        Work(int threads) {
            this.threads = threads;
        }
    }

    @Resource
    private ManagedThreadFactory factory;

    private final Map<Work, ThreadPoolExecutor> pools = new EnumMap<>(Work.class);
    private ScheduledThreadPoolExecutor clock;

    @PostConstruct
    void start() {
        clock = new ScheduledThreadPoolExecutor(1, factory);
        clock.setRemoveOnCancelPolicy(true);
        for (Work work : Work.values()) {
            var pool = new ThreadPoolExecutor(
                    work.threads, work.threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
            pool.allowCoreThreadTimeOut(true);
            pools.put(work, pool);
        }
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    DebouncedTask.Pool pool(Work work) {
        return new DebouncedTask.Pool(pools.get(work), clock);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
        pools.values().forEach(ThreadPoolExecutor::shutdownNow);
    }
}

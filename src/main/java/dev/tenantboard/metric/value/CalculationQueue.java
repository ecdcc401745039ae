package dev.tenantboard.metric.value;

import dev.tenantboard.scheduling.FairQueue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The queue of this server's calculations, in turn for each organization. Refresh runs are its background work. */
@ApplicationScoped
public class CalculationQueue {

    @Inject
    private MetricSettings settings;

    @Resource
    private ManagedExecutorService threads;

    private FairQueue queue;
    private volatile int due;

    @PostConstruct
    void open() {
        queue = new FairQueue("A calculation of metrics", threads, settings.concurrency(), settings.totalConcurrency());
    }

    FairQueue queue() {
        return queue;
    }

    /** Stores how many organizations are due; some of them wait here. */
    void setDue(int organizations) {
        due = organizations;
    }

    public CalculationLoad load() {
        return new CalculationLoad(queue.running(), queue.waiting(), due);
    }

    /** Work that waits stays due. Running scans are cancelled by now; the claims of other calculations expire. */
    @PreDestroy
    void close() {
        queue.close();
    }
}

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

    /**
     * The work of this server.
     *
     * @param running running calculations, each of some metrics of one organization
     * @param waiting calculations in the queue
     * @param due organizations with due metrics at the last poll, for all servers; a poll reads a limited number
     */
    public record Load(int running, int waiting, int due) {}

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

    public Load load() {
        return new Load(queue.running(), queue.waiting(), due);
    }

    /** Work that waits stays due. Running scans are cancelled by now; the claims of other calculations expire. */
    @PreDestroy
    void close() {
        queue.close();
    }
}

package dev.tenantboard.faults.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** All users at work at once, until they are told to stop. */
public final class Load {

    private final Tally tally = new Tally();
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> workers = new ArrayList<>();

    public static Load start(URI balancer, Tenants tenants, Random random) {
        var load = new Load();
        List<Worker> workers = new ArrayList<>();
        for (Tenants.Tenant tenant : tenants.all()) {
            var client = new Client(balancer, tenant, load.tally);
            var worker = new Worker(tenant, client, load.tally, load.ledger, load.over, new Random(random.nextLong()));
            worker.prepare();
            workers.add(worker);
        }
        workers.forEach(worker -> load.workers.add(load.threads.submit(worker)));
        return load;
    }

    public Tally tally() {
        return tally;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Waits until each has an answer to what it sent last. */
    public void stop() {
        over.set(true);
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}

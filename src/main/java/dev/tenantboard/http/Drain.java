package dev.tenantboard.http;

import dev.tenantboard.trace.LastingLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Knows from the first moment that the process was told to end. */
@ApplicationScoped
public class Drain {

    /** Where Payara Micro puts its {@code --shutdowngrace}. */
    private static final String GRACE_MILLIS = "fish.payara.shutdowngrace";

    private static final Logger LOG = System.getLogger(Drain.class.getName());

    private final Thread hook = new Thread(this::drain, "tenantboard drain");

    private final CountDownLatch over = new CountDownLatch(1);

    private volatile boolean draining;

    @Inject
    private Event<DrainStarted> lastCall;

    @Inject
    private LastingLog log;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // Being called is enough: the hook is there.
    }

    @PostConstruct
    void listen() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void drain() {
        draining = true;
        log.outlastTheStop();
        long grace = Long.getLong(GRACE_MILLIS, 0);
        LOG.log(Level.INFO, "told to stop: not ready any more, and serving on for {0} ms", grace);
        try {
            boolean stopped = over.await(grace / 2, TimeUnit.MILLISECONDS);
            if (!stopped) {
                lastCall.fire(new DrainStarted());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isDraining() {
        return draining;
    }

    @Produces
    @Readiness
    HealthCheck serving() {
        return () -> HealthCheckResponse.named("serving").status(!isDraining()).build();
    }

    /** An application that is taken out of a server which goes on leaves nothing behind. */
    @PreDestroy
    void forget() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.log(Level.DEBUG, "the drain is over: {0}", shuttingDown.getMessage());
        }
    }
}

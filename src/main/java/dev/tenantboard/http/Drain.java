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

/** Detects immediately that the process stops, and starts the drain. */
@ApplicationScoped
public class Drain {

    /** The system property of Payara Micro's {@code --shutdowngrace}. */
    private static final String GRACE_MILLIS = "fish.payara.shutdowngrace";

    private static final Logger LOG = System.getLogger(Drain.class.getName());

    private final Thread hook = new Thread(this::drain, "tenantboard drain");

    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile boolean draining;

    @Inject
    private Event<Started> started;

    @Inject
    private LastingLog log;

    /** Fired when load balancers have noticed the stop. Endless responses must end now. */
    public record Started() {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The event creates the bean, which adds the hook.
    }

    @PostConstruct
    void addHook() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void drain() {
        draining = true;
        log.outlastTheStop();
        long grace = Long.getLong(GRACE_MILLIS, 0);
        LOG.log(Level.INFO, "drain started: readiness is down, requests are served for {0} ms", grace);
        try {
            boolean undeployed = ended.await(grace / 2, TimeUnit.MILLISECONDS);
            if (!undeployed) {
                started.fire(new Started());
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

    /** Removes the hook if the application is undeployed from a running server. */
    @PreDestroy
    void removeHook() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.log(Level.DEBUG, "the drain ended: {0}", shuttingDown.getMessage());
        }
    }
}

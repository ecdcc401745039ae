package dev.tenantboard.metric.engine;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long one scan may run. To the database, nothing would be for ever. */
@ApplicationScoped
public class ScanTimeout {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(60);

    @Inject
    @ConfigProperty(name = "tenantboard.metrics.statement-timeout")
    private Duration timeout;

    /** A setting that is none of these stops the start. */
    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // To be called is enough: what is below has run.
    }

    @PostConstruct
    void check() {
        check(timeout);
    }

    static void check(Duration timeout) {
        if (timeout.compareTo(LEAST) < 0 || timeout.compareTo(MOST) > 0) {
            throw new IllegalStateException(
                    "tenantboard.metrics.statement-timeout must be between PT0.1S and PT60S, and is " + timeout);
        }
    }

    Duration value() {
        return timeout;
    }
}

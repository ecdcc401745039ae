package dev.tenantboard.metric.engine;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time limit of one scan. Zero would mean no limit in PostgreSQL. */
@ApplicationScoped
public class ScanTimeout {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(60);

    @Inject
    @ConfigProperty(name = "tenantboard.metrics.statement-timeout")
    private Duration timeout;

    /** An invalid setting stops the start. */
    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // The event creates the bean, which checks its settings.
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

package dev.tenantboard.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether spans are made. The server exports them (MicroProfile Telemetry), where its settings say. */
@ApplicationScoped
class Tracing {

    @Inject
    @ConfigProperty(name = "otel.sdk.disabled", defaultValue = "true")
    private boolean disabled;

    @Inject
    private Instance<OpenTelemetry> telemetry;

    private Tracer tracer;

    @PostConstruct
    void start() {
        tracer = disabled ? null : telemetry.get().getTracer("dev.tenantboard");
    }

    /** Null if there are none: then nothing is asked of the server's telemetry. */
    Tracer tracer() {
        return tracer;
    }
}

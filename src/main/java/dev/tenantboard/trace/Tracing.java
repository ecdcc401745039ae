package dev.tenantboard.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a tracer if tracing is on. The server exports the spans (MicroProfile Telemetry), as its settings define. */
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

    /** Null without tracing: then the server's telemetry is not used. */
    Tracer tracer() {
        return tracer;
    }
}

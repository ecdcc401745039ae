package dev.tenantboard.bench.control;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Tells who started the server that the WAR is there, by the name that they wait for. */
@Liveness
@ApplicationScoped
public class ControlHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("tenantboard");
    }
}

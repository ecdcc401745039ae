package dev.tenantboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A server is not ready until it has keys that verify tokens. Later, it uses those that it has. */
@ApplicationScoped
public class TokenHealth {

    @Inject
    private BearerTokenMechanism mechanism;

    @Produces
    @Readiness
    HealthCheck tokenKeys() {
        return () -> HealthCheckResponse.named("token-keys")
                .status(mechanism.canVerify())
                .build();
    }
}

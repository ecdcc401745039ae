package dev.tenantboard.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST surface: every resource and provider of the WAR, below one path. */
@ApplicationPath(RestApplication.PATH)
public class RestApplication extends Application {

    public static final String PATH = "/api/v1";

    /**
     * Keeps the server from registering JSON-B beside our own provider, from describing itself in WADL, from making paths
     * absolute, and from validating what CDI's interceptor validates as well.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature",
                JsonBodies.class.getSimpleName(),
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.disableAutoDiscovery",
                true,
                "jersey.config.beanValidation.disable.server",
                true,
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}

package dev.tenantboard.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application: all resources and providers of the WAR, below one path. */
@ApplicationPath(RestApplication.PATH)
public class RestApplication extends Application {

    public static final String PATH = "/api/v1";

    /**
     * Disables features of the server: JSON-B in addition to our provider, WADL, absolute paths in Location, and a
     * second validation after that of CDI's interceptor.
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

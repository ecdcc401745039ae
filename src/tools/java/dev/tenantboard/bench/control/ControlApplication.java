package dev.tenantboard.bench.control;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** One resource, and nothing between it and the server. */
@ApplicationPath("/control")
public final class ControlApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ControlResource.class);
    }
}

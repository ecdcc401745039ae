package dev.tenantboard.monitoring;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** The metrics of the connection pool. */
@ApplicationScoped
public class PoolMetrics {

    private static final Logger LOG = System.getLogger(PoolMetrics.class.getName());
    private static final String COUNT = "db_client_connection_count";
    private static final double MILLIS = 1e3;

    @Resource(lookup = "java:app/AppName")
    private String application;

    @Inject
    private Series series;

    /** On a server with other names for its pool, only these metrics are missing. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        ServerPool pool = new ServerPool(application, ConnectionPool.NAME);
        try {
            pool.find();
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            LOG.log(Level.WARNING, "The metrics of the connection pool are not available: {0}", unknown.toString());
            return;
        }
        add(pool);
    }

    private void add(ServerPool pool) {
        add(COUNT, "Connections of the pool by state.", () -> pool.status().used(), "state", "used");
        add(COUNT, "Connections of the pool by state.", () -> pool.status().idle(), "state", "idle");
        add(
                "db_client_connection_max",
                "The most connections that the pool opens.",
                () -> pool.status().max());
        add(
                "db_client_connection_pending_requests",
                "Threads that wait for a connection.",
                () -> pool.status().waiting());
        add("db_client_connection_timeouts_total", "Waits for a connection that ended without one.", pool::timeouts);
        add(
                "db_client_connection_wait_seconds_total",
                "Time that threads waited for connections.",
                () -> pool.waitedMillis() / MILLIS);
    }

    private void add(String name, String description, Supplier<Number> value, String... labels) {
        series.add(name, description, value, labels);
    }
}

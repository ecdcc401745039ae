package dev.tenantboard.monitoring;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The metrics of the connection pool. */
@ApplicationScoped
public class PoolMetrics {

    private static final Logger LOG = System.getLogger(PoolMetrics.class.getName());
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
        addCount("used", pool, "getNumConnUsed");
        addCount("idle", pool, "getNumConnFree");
        series.add(
                "db_client_connection_max",
                "The most connections that the pool opens.",
                () -> pool.value("getMaxPoolSize"));
        series.add(
                "db_client_connection_pending_requests",
                "Threads that wait for a connection.",
                () -> pool.value("getPoolWaitQueue", "getQueueLength"));
        series.add(
                "db_client_connection_timeouts_total",
                "Waits for a connection that ended without one.",
                pool::timeouts);
        series.add(
                "db_client_connection_wait_seconds_total",
                "Time that threads waited for connections.",
                () -> pool.waitedMillis() / MILLIS);
    }

    private void addCount(String state, ServerPool pool, String getter) {
        series.add(
                "db_client_connection_count",
                "Connections of the pool by state.",
                () -> pool.value("getPoolStatus", getter),
                "state",
                state);
    }
}

package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Fixtures;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.PlanTap;
import dev.tenantboard.trace.OtlpCollector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server with other settings than the suite's and a separate PostgreSQL, for tests that need one of these settings: small
 * limits, no other origins, spans for a collector, and the JSON log of containers. The script that containers run starts it,
 * from a cache. It is killed with the tests' JVM, because an orderly end would take a minute to archive its classes.
 *
 * <p>ACME has the tier GROWTH, which is limited. GLOBEX has the tier FREE, which is not.
 */
public final class UnusualServer {

    /** Requests a minute. */
    public static final int GROWTH = 40;

    public static final int USER = 10;

    /** Heartbeats are rare, so that a stream contains only the events for which a test waits. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TENANTBOARD_RATE_LIMIT_FREE", "0",
            "TENANTBOARD_RATE_LIMIT_GROWTH", String.valueOf(GROWTH),
            "TENANTBOARD_RATE_LIMIT_USER", String.valueOf(USER),
            "TENANTBOARD_EVENTS_HEARTBEAT", "PT15S",
            "TENANTBOARD_EVENTS_STREAMS_PER_USER", "2",
            "TENANTBOARD_EVENTS_STREAMS_PER_ORGANIZATION", "3",
            "TENANTBOARD_EVENTS_STREAMS", "7",
            "OTEL_SDK_DISABLED", "false",
            "OTEL_BSP_SCHEDULE_DELAY", "100");

    private static final Path TARGET =
            Path.of(System.getProperty("tenantboard.target", "target")).toAbsolutePath();

    private static UnusualServer shared;

    private final EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
    private final PlanTap plans = PlanTap.before(rows());
    private final OtlpCollector spans = OtlpCollector.start();
    private final ScriptedServer server;

    private UnusualServer() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        Map<String, String> settings = TestServer.settings(database);
        settings.putAll(SETTINGS);
        settings.put("TENANTBOARD_DATABASE_URL", plans.jdbcUrl());
        settings.put("TENANTBOARD_MIGRATION_URL", database.jdbcUrl());
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint());
        settings.remove("TENANTBOARD_CORS_ORIGINS");
        settings.put("TENANTBOARD_START_CACHE", TARGET.resolve("start-cache").toString());
        server = ScriptedServer.start(TARGET.resolve("unusual.log"), settings);
        Fixtures.insertInto(database);
    }

    static synchronized UnusualServer shared() {
        if (shared == null) {
            shared = new UnusualServer();
        }
        return shared;
    }

    public Api api() {
        return server.api();
    }

    public Database rows() {
        return new Database(database);
    }

    /** Returns how PostgreSQL executes the server's statements. */
    public PlanTap plans() {
        return plans;
    }

    public OtlpCollector spans() {
        return spans;
    }

    /** Returns the log lines since the start, without those of the script. */
    public List<String> log() {
        return server.log();
    }

    private void close() {
        plans.close();
        spans.close();
        database.close();
    }
}

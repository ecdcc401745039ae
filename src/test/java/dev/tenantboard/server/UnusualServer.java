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
 * <p>ACME has the tier GROWTH, whose requests are limited. GLOBEX has the tier FREE, whose are not. The tiers STARTER and ELITE
 * may have few rows.
 */
public final class UnusualServer {

    /** Requests a minute. */
    public static final int GROWTH = 40;

    public static final int USER = 10;

    /** Widgets, quick actions and metrics, of each as many. */
    public static final int STARTER_ROWS = 3;

    public static final int ELITE_WIDGETS = 5;

    /** Heartbeats are rare, so that a stream contains only the events for which a test waits. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("TENANTBOARD_RATE_LIMIT_FREE", "0"),
            Map.entry("TENANTBOARD_RATE_LIMIT_GROWTH", String.valueOf(GROWTH)),
            Map.entry("TENANTBOARD_RATE_LIMIT_USER", String.valueOf(USER)),
            Map.entry("TENANTBOARD_EVENTS_HEARTBEAT", "PT15S"),
            Map.entry("TENANTBOARD_EVENTS_STREAMS_PER_USER", "2"),
            Map.entry("TENANTBOARD_EVENTS_STREAMS_PER_ORGANIZATION", "3"),
            Map.entry("TENANTBOARD_EVENTS_STREAMS", "7"),
            Map.entry("OTEL_SDK_DISABLED", "false"),
            Map.entry("OTEL_BSP_SCHEDULE_DELAY", "100"),
            Map.entry("TENANTBOARD_QUOTA_WIDGETS_STARTER", String.valueOf(STARTER_ROWS)),
            Map.entry("TENANTBOARD_QUOTA_QUICK_ACTIONS_STARTER", String.valueOf(STARTER_ROWS)),
            Map.entry("TENANTBOARD_QUOTA_METRICS_STARTER", String.valueOf(STARTER_ROWS)),
            Map.entry("TENANTBOARD_QUOTA_WIDGETS_ELITE", String.valueOf(ELITE_WIDGETS)));

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

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
 * A server with settings that are not the suite's, over a PostgreSQL of its own, for every test that needs one of them: small
 * limits, no page of another origin, spans for a collector, and the log that containers write. The script that containers
 * run starts it, from a cache. It is killed with the tests' JVM: at an orderly end it would make an archive of its classes for
 * a minute.
 *
 * <p>ACME is limited, as a GROWTH organization. GLOBEX, a FREE one, is not.
 */
public final class UnusualServer {

    /** Requests a minute. */
    public static final int GROWTH = 40;

    public static final int USER = 10;

    /** Heartbeats are rare, so that nothing but what a test waits for brings an event. */
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

    /** How PostgreSQL executes the server's statements. */
    public PlanTap plans() {
        return plans;
    }

    public OtlpCollector spans() {
        return spans;
    }

    /** The lines since the start, without those of the script. */
    public List<String> log() {
        return server.log();
    }

    private void close() {
        plans.close();
        spans.close();
        database.close();
    }
}

package dev.tenantboard.server;

import dev.tenantboard.api.Fixtures;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The suite's server, and its database with the fixtures. Both end with the tests' JVM. */
public final class TestServer {

    private static final Path OUTPUT =
            Path.of(System.getProperty("tenantboard.target", "target")).toAbsolutePath();

    /** The longest time of a start. Three servers may start at the same time, on a machine with other work. */
    public static final Duration START_LIMIT = Duration.ofMinutes(15);

    /** The origin whose pages may use the suite's server from a browser. */
    public static final String LISTED_ORIGIN = "https://app.example.com";

    /** The only endpoint that quick actions may have. */
    public static final String LISTED_ENDPOINT = "https://api.example.com/";

    /** The token that reads the metrics. */
    public static final String MONITORING_TOKEN = "monitoring-of-the-suite";

    private static TestServer suite;
    private static RuntimeException failure;

    private final EmbeddedPostgresServer database;
    private final PayaraMicro server;

    private TestServer(EmbeddedPostgresServer database, PayaraMicro server) {
        this.database = database;
        this.server = server;
    }

    /** Returns the server that the suite shares. It exists after the first test's deployment. */
    public static TestServer running() {
        if (suite == null) {
            throw new IllegalStateException("No server: extend ServerTest");
        }
        return suite;
    }

    /** Deploys at the first call. A failure is stored, so that not every class waits for it again. */
    static synchronized TestServer deployOnce(Supplier<Path> war) {
        if (failure != null) {
            throw new IllegalStateException("The suite's server failed to start before", failure);
        }
        if (suite == null) {
            try {
                suite = start(war.get());
            } catch (RuntimeException thrown) {
                failure = thrown;
                throw thrown;
            }
        }
        return suite;
    }

    private static TestServer start(Path war) {
        EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        PayaraMicro server = PayaraMicro.start(
                ServerFiles.fromProperties().withWar(war),
                FreePort.find(),
                OUTPUT.resolve("server.log"),
                settings(database),
                List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitReady(START_LIMIT);
        Fixtures.insertInto(database);
        return new TestServer(database, server);
    }

    /**
     * Returns the settings of a server that uses this database, as environment variables. The caller may change the
     * map.
     */
    public static Map<String, String> settings(EmbeddedPostgresServer database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("TENANTBOARD_DATABASE_URL", database.jdbcUrl());
        settings.put("TENANTBOARD_DATABASE_USER", EmbeddedPostgresServer.APPLICATION_USER);
        settings.put("TENANTBOARD_DATABASE_PASSWORD", database.passwords().application());
        settings.put("TENANTBOARD_MIGRATION_USER", EmbeddedPostgresServer.MIGRATION_USER);
        settings.put("TENANTBOARD_MIGRATION_PASSWORD", database.passwords().migration());
        settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", publicKeys().toUri().toString());
        settings.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        settings.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        settings.put("TENANTBOARD_CORS_ORIGINS", LISTED_ORIGIN);
        // Only a test changes rows, and not a schedule.
        settings.put("TENANTBOARD_METRICS_SCHEDULE", "PT0S");
        settings.put("TENANTBOARD_RETENTION_SCHEDULE", "PT0S");
        // The server notices a disconnected client at the second heartbeat. Until then its stream counts.
        settings.put("TENANTBOARD_EVENTS_HEARTBEAT", "PT1S");
        settings.put("TENANTBOARD_EVENTS_COUNTS", "PT0.2S");
        settings.put("TENANTBOARD_EVENTS_STREAMS_PER_USER", "1000");
        settings.put("TENANTBOARD_EVENTS_STREAMS_PER_ORGANIZATION", "1000");
        settings.put("TENANTBOARD_MONITORING_TOKEN", MONITORING_TOKEN);
        // Tests write actions with this endpoint, and call it only from servers with other settings.
        settings.put("TENANTBOARD_OUTBOUND_ENDPOINTS", LISTED_ENDPOINT);
        settings.put("TENANTBOARD_OUTBOUND_SECRETS", Fleet.OUTBOUND_SECRET);
        for (String limited : List.of("FREE", "STARTER", "GROWTH", "ELITE", "ENTERPRISE", "CUSTOM", "USER")) {
            settings.put("TENANTBOARD_RATE_LIMIT_" + limited, "100000000");
            for (String kind : List.of("WIDGETS", "QUICK_ACTIONS", "METRICS")) {
                settings.put("TENANTBOARD_QUOTA_" + kind + "_" + limited, "100000");
            }
        }
        return settings;
    }

    private static Path publicKeys() {
        try {
            Path file = OUTPUT.resolve("test-keys.json");
            return Files.writeString(file, TokenKeys.forTests().publicKeySet());
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
    }

    public EmbeddedPostgresServer database() {
        return database;
    }

    public PayaraMicro server() {
        return server;
    }
}

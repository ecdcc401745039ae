package dev.tenantboard.bench;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.bench.recording.StatementRecorder;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payara Micro with a WAR, as payara-config has it deployed. Only its limits are higher. */
final class BenchServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** Requests a minute: more than can be sent, so that they are counted and none is refused. */
    private static final String UNREACHABLE = "100000000";

    private static final String CALCULATIONS = "16";

    private final PayaraMicro server;

    private BenchServer(PayaraMicro server) {
        this.server = server;
    }

    /** Begins to start; {@link #awaitReady} waits. */
    static BenchServer start(Path directory, String name, ServerFiles files, Map<String, String> settings) {
        PayaraMicro server =
                PayaraMicro.start(files, FreePort.find(), directory.resolve(name + ".log"), settings, List.of());
        // Whoever ends the run early leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(server.process()::destroy));
        return new BenchServer(server);
    }

    BenchServer awaitReady() {
        server.awaitReady(START_LIMIT);
        return this;
    }

    /** What a server over this database is told. */
    static Map<String, String> settings(Path directory, Database database, TokenKeys keys) {
        EmbeddedPostgresServer postgres = database.server();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("TENANTBOARD_DATABASE_USER", EmbeddedPostgresServer.APPLICATION_USER);
        settings.put("TENANTBOARD_DATABASE_PASSWORD", postgres.passwords().application());
        settings.put("TENANTBOARD_MIGRATION_USER", EmbeddedPostgresServer.MIGRATION_USER);
        settings.put("TENANTBOARD_MIGRATION_PASSWORD", postgres.passwords().migration());
        settings.put("MP_JWT_VERIFY_PUBLICKEY", null);
        settings.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", write(directory.resolve(database.name() + "-keys.json"), keys));
        settings.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        settings.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        settings.put("TENANTBOARD_RATE_LIMIT_CUSTOM", UNREACHABLE);
        // As many at a time as are asked for: what waits too long for its turn would be refused.
        settings.put("TENANTBOARD_METRICS_CONCURRENCY", CALCULATIONS);
        settings.put("TENANTBOARD_METRICS_TOTAL_CONCURRENCY", CALCULATIONS);
        return settings;
    }

    private static String write(Path file, TokenKeys keys) {
        try {
            return Files.writeString(file, keys.publicKeySet()).toUri().toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address of a pool that connects through the recorder for as long as it is there. */
    static String through(StatementRecorder recorder, Database database) {
        return "jdbc:postgresql://localhost:" + recorder.port() + ",localhost:"
                + database.server().port() + "/" + database.name();
    }

    Single single() {
        return new Single(server.baseUri());
    }

    PayaraMicro micro() {
        return server;
    }

    long pid() {
        return server.process().pid();
    }

    @Override
    public void close() {
        server.close();
    }
}

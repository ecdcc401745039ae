package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Fixtures;
import dev.tenantboard.database.EmbeddedPostgresServer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server over a database of its own, started by the script that is deployed, in the configuration that is. */
public final class ScriptedServer implements AutoCloseable {

    private final EmbeddedPostgresServer database;
    private final ScriptRun run;
    private final int port;

    private ScriptedServer(EmbeddedPostgresServer database, ScriptRun run, int port) {
        this.database = database;
        this.run = run;
        this.port = port;
    }

    /** @param others settings beside those of the suite's server */
    public static ScriptedServer start(Path log, Map<String, String> others) throws Exception {
        EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
        int port = FreePort.find();
        Map<String, String> settings = new HashMap<>(TestServer.settings(database));
        settings.putAll(others);
        ScriptRun run = new ScriptRun(
                StartScript.runServer(ServerFiles.fromProperties(), port, settings, Redirect.to(log.toFile())), log);
        ScriptedServer server = new ScriptedServer(database, run, port);
        try {
            run.awaitDeployment();
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        Fixtures.insertInto(database);
        return server;
    }

    public Api api() {
        return Api.at(URI.create("http://localhost:" + port));
    }

    public EmbeddedPostgresServer database() {
        return database;
    }

    /** What was logged so far, but for what the script says itself. */
    public List<String> log() {
        return run.output()
                .lines()
                .filter(line -> !line.startsWith("start.sh: "))
                .toList();
    }

    @Override
    public void close() {
        try (database) {
            run.close();
        }
    }
}

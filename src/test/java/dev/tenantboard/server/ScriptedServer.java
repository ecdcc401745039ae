package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Fixtures;
import dev.tenantboard.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server over a database of its own, started by the script that is deployed, in the configuration that is. */
public final class ScriptedServer implements AutoCloseable {

    private static final int START_SECONDS = 180;

    private final EmbeddedPostgresServer database;
    private final Process script;
    private final Path log;
    private final int port;

    private ScriptedServer(EmbeddedPostgresServer database, Process script, Path log, int port) {
        this.database = database;
        this.script = script;
        this.log = log;
        this.port = port;
    }

    /** @param others settings beside those of the suite's server */
    public static ScriptedServer start(Path log, Map<String, String> others) throws Exception {
        EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
        int port = FreePort.find();
        Map<String, String> settings = new HashMap<>(TestServer.settings(database));
        settings.putAll(others);
        Process script = StartScript.run(ServerFiles.fromProperties(), port, settings, Redirect.to(log.toFile()));
        ScriptedServer server = new ScriptedServer(database, script, log, port);
        server.awaitDeployment();
        Fixtures.insertInto(database);
        return server;
    }

    private void awaitDeployment() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (lines().stream().noneMatch(line -> line.contains("deployed, listening on port"))) {
            if (!script.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("not deployed:\n" + String.join("\n", lines()));
            }
            script.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    public Api api() {
        return Api.at(URI.create("http://localhost:" + port));
    }

    public EmbeddedPostgresServer database() {
        return database;
    }

    /** What was logged so far, but for what the script says itself. */
    public List<String> log() {
        return lines().stream().filter(line -> !line.startsWith("start.sh: ")).toList();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            script.destroy();
            if (!script.waitFor(30, TimeUnit.SECONDS)) {
                script.descendants().forEach(ProcessHandle::destroyForcibly);
                script.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }
}

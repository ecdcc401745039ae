package dev.tenantboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that containers run, with the WAR that was built, against databases that misbehave. */
class StartScriptIT {

    @TempDir
    private Path directory;

    private final int port = FreePort.find();
    private EmbeddedPostgresServer database;
    private Process script;

    @BeforeEach
    void startDatabase() {
        database = EmbeddedPostgresServer.temporary();
    }

    @AfterEach
    void endEverything() throws InterruptedException {
        if (script != null) {
            script.destroy();
            if (!script.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        }
        database.close();
    }

    @Test
    void waitsForADatabaseThatComesUpLateAndEndsOnSigterm() throws Exception {
        int late = FreePort.find();
        Map<String, String> settings = settings();
        // Of the two hosts, the first never comes.
        String hosts = ":" + FreePort.find() + ",localhost:" + late;
        settings.put("TENANTBOARD_DATABASE_URL", database.jdbcUrl().replace(":" + database.port(), hosts));
        script = run(settings);
        await(() -> output().contains("waiting for the database"));

        try (Relay forward = Relay.on(late, database.port())) {
            await(() -> output().contains("deployed, listening on port " + port));
            script.destroy();

            assertThat(script.waitFor(40, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(script.exitValue()).isIn(0, 143);
        assertThat(script.descendants()).isEmpty();
        assertThat(portIsFree()).isTrue();
    }

    @Test
    void endsWithAnErrorWhenTheDatabaseNeverComes() throws Exception {
        Map<String, String> settings = settings();
        settings.put("TENANTBOARD_DATABASE_URL", "jdbc:postgresql://localhost:" + FreePort.find() + "/tenantboard");
        settings.put("TENANTBOARD_START_DATABASE_WAIT", "2");

        script = run(settings);

        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(1);
        assertThat(output()).contains("no database at localhost", "TENANTBOARD_DATABASE_URL");
    }

    @Test
    void waitsForTheDatabaseByTheClockHoweverLongALookTakes() throws Exception {
        Map<String, String> settings = settings();
        settings.put("PATH", stub("nc", "sleep 5; exit 1"));
        settings.put("TENANTBOARD_START_DATABASE_WAIT", "6");

        script = run(settings);

        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("after 6 s");
    }

    @Test
    void killsAServerThatDoesNotEndAfterAFailedDeployment() throws Exception {
        Map<String, String> settings = settings();
        settings.put("PATH", stub("java", "trap '' TERM; echo 'ready in 1 (ms)'; while :; do sleep 1; done"));
        settings.put("TENANTBOARD_START_END_WAIT", "2");

        script = run(settings);

        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(1);
        assertThat(output()).contains("the deployment failed", "not ended within 2 s");
    }

    @Test
    void endsWithAnErrorWhenTheDeploymentFails() throws Exception {
        Map<String, String> settings = settings();
        settings.put("TENANTBOARD_MIGRATION_PASSWORD", "wrong");

        script = run(settings);

        assertThat(script.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(1);
        assertThat(output()).contains("the deployment failed");
        assertThat(portIsFree()).isTrue();
    }

    @Test
    void startsAgainFromTheClassesThatTheLastServerHadLoaded() throws Exception {
        Map<String, String> settings = settings();
        Path cache = directory.resolve("cache");
        settings.put("TENANTBOARD_START_CACHE", cache.toString());
        start(settings);
        script.destroy();
        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();

        // The JVM does not start if it cannot use the archive.
        settings.put("JVM_ARGS", "-Xshare:on");
        start(settings);
        kill();

        try (Stream<Path> files = Files.walk(cache, 2)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("classes.jsa");
        }
    }

    @Test
    void startsWithoutACacheThatItCannotWrite() throws Exception {
        Map<String, String> settings = settings();
        settings.put(
                "TENANTBOARD_START_CACHE",
                Files.createFile(directory.resolve("file")).toString());

        start(settings);
        kill();

        assertThat(output()).contains("cannot be used, starting without it");
    }

    private void start(Map<String, String> settings) throws Exception {
        script = run(settings);
        await(() -> output().contains("deployed, listening on port " + port));
    }

    private void kill() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    /** A PATH on which the command is something else. */
    private String stub(String command, String does) throws IOException {
        Path stub = Files.createDirectory(directory.resolve("bin")).resolve(command);
        Files.writeString(stub, "#!/bin/sh\n" + does + "\n");
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        return stub.getParent() + ":" + System.getenv("PATH");
    }

    private Map<String, String> settings() {
        return new HashMap<>(TestServer.settings(database));
    }

    private Process run(Map<String, String> settings) {
        return StartScript.run(
                ServerFiles.fromProperties(),
                port,
                settings,
                Redirect.to(directory.resolve("log").toFile()));
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(120));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(output()).isBefore(deadline);
            assertThat(script.waitFor(100, TimeUnit.MILLISECONDS)).as(output()).isFalse();
        }
    }

    private boolean portIsFree() {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

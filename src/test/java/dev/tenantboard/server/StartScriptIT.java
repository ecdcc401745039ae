package dev.tenantboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.Relay;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The script that containers run, with the built WAR and with databases that fail. */
@ResourceLock(OtherServer.LOCK)
class StartScriptIT {

    private static final ServerFiles FILES = ServerFiles.fromProperties();

    /** The server's log line for a WAR whose application it will start. */
    private static final String DEPLOYMENT = "was successfully deployed";

    private static EmbeddedPostgresServer database;

    @TempDir
    private Path directory;

    private final int port = FreePort.find();
    private final Map<String, String> settings = new HashMap<>(TestServer.settings(database));
    private ScriptRun run;

    @BeforeAll
    static void startDatabase() {
        database = EmbeddedPostgresServer.temporary();
    }

    @AfterAll
    static void endDatabase() {
        database.close();
    }

    @AfterEach
    void endScript() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    void endsWithAnErrorWhenTheDatabaseNeverComes() throws Exception {
        settings.put("TENANTBOARD_DATABASE_URL", "jdbc:postgresql://localhost:" + FreePort.find() + "/tenantboard");
        settings.put("TENANTBOARD_START_DATABASE_WAIT", "2");

        run = run();

        assertThat(run.endsWithin(Duration.ofSeconds(30))).isTrue();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("no database at localhost", "TENANTBOARD_DATABASE_URL");
    }

    @Test
    void waitsForTheDatabaseByTheClockHoweverLongALookTakes() throws Exception {
        settings.put("PATH", stub("nc", "sleep 5; exit 1"));
        settings.put("TENANTBOARD_START_DATABASE_WAIT", "6");

        run = run();

        assertThat(run.endsWithin(Duration.ofSeconds(30))).isTrue();
        assertThat(run.output()).contains("after 6 s");
    }

    @Test
    void killsAServerThatDoesNotEndAfterAFailedDeployment() throws Exception {
        settings.put("PATH", stub("java", "trap '' TERM; echo 'ready in 1 (ms)'; while :; do sleep 1; done"));
        settings.put("TENANTBOARD_START_END_WAIT", "2");

        run = run();

        assertThat(run.endsWithin(Duration.ofSeconds(30))).isTrue();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("the deployment failed", "not ended within 2 s");
    }

    @Test
    void waitsForADatabaseThatComesUpLateAndStartsWithoutACacheThatItCannotWrite() throws Exception {
        int late = FreePort.find();
        // The first of the two hosts never starts.
        String hosts = ":" + FreePort.find() + ",localhost:" + late;
        settings.put("TENANTBOARD_DATABASE_URL", database.jdbcUrl().replace(":" + database.port(), hosts));
        Path file = Files.createFile(directory.resolve("file"));
        settings.put("TENANTBOARD_START_CACHE", file.toString());
        run = runServer();
        run.await(() -> run.output().contains("waiting for the database"));

        try (Relay forward = Relay.on(late, database.port())) {
            run.awaitDeployment();
            assertThat(run.output()).contains("cannot be used, starting without it");
            end();
        }
        assertThat(run.script().descendants()).isEmpty();
        assertThat(portIsFree()).isTrue();
    }

    @Test
    void endsWithAnErrorWhenTheDeploymentFails() throws Exception {
        failToDeploy();
    }

    /**
     * Payara's launcher would find the application of the previous start, and deploy it too. To make the archive takes a
     * minute, so this runs only with -Pheavy. The unusual server starts from a cache, too.
     */
    @Test
    @Tag("heavy")
    void deploysOnceFromACacheThatOthersStartedFromBefore() throws Exception {
        Path cache = directory.resolve("cache");
        settings.put("TENANTBOARD_START_CACHE", cache.toString());
        deployOnce();
        end();
        assertThat(archives(cache)).containsExactly("classes.jsa");

        // The JVM does not start if it cannot use the archive.
        settings.put("JVM_ARGS", "-Xshare:on");
        failToDeploy();

        deployOnce();
        assertThat(BootProperties.of(run.server())).containsAllEntriesOf(BootProperties.in(FILES.payara()));
        run.kill();
    }

    @Test
    void keepsNoArchiveOfAServerThatFailed() throws Exception {
        Path cache = directory.resolve("cache");
        settings.put("TENANTBOARD_START_CACHE", cache.toString());
        settings.put("PATH", stub("java", """
                for word; do
                    case $previous in --rootdir) root=$word ;; esac
                    case $word in
                        -XX:ArchiveClassesAtExit=*) echo classes >"${word#*=}" ;;
                        --outputlauncher) mkdir -p "$root/lib"; : >"$root/launch-micro.jar"; exit 0 ;;
                    esac
                    previous=$word
                done
                echo 'ready in 1 (ms)'"""));

        run = run();

        assertThat(run.endsWithin(Duration.ofSeconds(30))).isTrue();
        assertThat(run.output()).contains("ready in 1").doesNotContain("starting without");
        assertThat(cache).isDirectoryRecursivelyContaining("glob:**/launch-micro.jar");
        assertThat(archives(cache)).isEmpty();
    }

    private void deployOnce() throws Exception {
        run = runServer();
        run.awaitDeployment();
        assertThat(run.output()).containsOnlyOnce(DEPLOYMENT).doesNotContain("starting without");
    }

    private void failToDeploy() throws Exception {
        String password = settings.put("TENANTBOARD_MIGRATION_PASSWORD", "wrong");
        run = runServer();

        assertThat(run.endsWithin(Duration.ofSeconds(240))).isTrue();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("the deployment failed")
                .containsOnlyOnce(DEPLOYMENT)
                .doesNotContain("starting without");
        assertThat(portIsFree()).isTrue();
        settings.put("TENANTBOARD_MIGRATION_PASSWORD", password);
    }

    /** Ends the script with SIGTERM, as a container engine does. */
    private void end() {
        run.terminate();
        assertThat(run.endsWithin(Duration.ofSeconds(120))).isTrue();
        assertThat(run.exitCode()).isIn(0, 143);
    }

    private static List<String> archives(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache, 2)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("classes."))
                    .toList();
        }
    }

    /** Returns a PATH on which a stub replaces the command. */
    private String stub(String command, String does) throws IOException {
        Path stub = Files.createDirectory(directory.resolve("bin")).resolve(command);
        Files.writeString(stub, "#!/bin/sh\n" + does + "\n");
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        return stub.getParent() + ":" + System.getenv("PATH");
    }

    private ScriptRun run() {
        Path log = directory.resolve("log");
        return new ScriptRun(StartScript.run(FILES, port, settings, Redirect.to(log.toFile())), log);
    }

    private ScriptRun runServer() {
        settings.put("TENANTBOARD_START_DEPLOYMENT_WAIT", "230");
        Path log = directory.resolve("log");
        return new ScriptRun(StartScript.runServer(FILES, port, settings, Redirect.to(log.toFile())), log);
    }

    private boolean portIsFree() {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

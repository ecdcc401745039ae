package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.schema.FormerHistory;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.OtherServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(OtherServer.LOCK)
class LocalRunIT {

    /** The ordinary run has the plain shell only: the block that reads events takes 5 seconds. */
    private static final List<String> SHELLS =
            Boolean.getBoolean("tenantboard.heavy") ? List.of("sh", "bash", "zsh") : List.of("sh");

    @TempDir
    private Path temporary;

    @Test
    void tellsScriptsWhereItIsAndLeavesNoProcessBehind() throws Exception {
        Path directory = temporary.resolve("with blank/.local");
        Process launcher = launch(directory, "log");
        try {
            JsonNode run = awaitRunFile(directory.resolve("run.json"), launcher);
            List<ProcessHandle> children = launcher.descendants().toList();

            assertThat(run.path("pid").asLong()).isEqualTo(launcher.pid());
            assertThat(permissions(directory.resolve("run.json"))).isEqualTo("rw-------");
            assertThat(permissions(directory.resolve("owner.link"))).isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("owner.link")))
                    .startsWith(run.path("baseUrl").asText() + "/api-docs/#token=eyJ");
            checkSample(new SampleCheck(run));
            for (String shell : SHELLS) {
                pasteReadme(shell, directory.getParent());
            }
            launcher.destroy();

            assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(directory.resolve("run.json")).doesNotExist();
            assertThat(directory.resolve("owner.link")).doesNotExist();
            assertThat(directory.resolve("payara")).doesNotExist();
            assertThat(output("log"))
                    .contains(
                            "/api-docs\n",
                            "owner.link",
                            "A quick action called /close-day",
                            "Stopped; the data stays in")
                    .doesNotContain("eyJ");
            assertThat(output("log").lines()).hasSizeLessThan(60).allMatch(line -> line.length() < 200);
            for (ProcessHandle child : children) {
                child.onExit().get(20, TimeUnit.SECONDS);
            }
        } finally {
            launcher.destroyForcibly();
        }
    }

    private static void checkSample(SampleCheck sample) {
        sample.everyWidgetHasDataForEachUserAtTheFirstCall();
        sample.everyQuickActionIsExecuted();
        sample.tokensWithoutAnOrganizationDoWhatTheyAreFor();
        sample.everyRowCanBeWrittenBack();
    }

    /** Runs the README's blocks in their order, as a user pastes them. They need `curl`. */
    private void pasteReadme(String shell, Path directory) throws Exception {
        String blocks = String.join("echo\n", ReadmeBlocks.pasted());
        String log = "pasted-" + shell;
        Process pasted = new ProcessBuilder(shell, "-c", blocks)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve(log).toFile())
                .start();
        assertThat(pasted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output(log))
                .contains("{\"items\":[", "\"title\":\"Owed by customers\"", "\"title\":\"Deal won\"", "event: opened")
                .contains("\nWidget c", "\"largest\":", "\"status\":\"NORMAL\"")
                .doesNotContain("\"detail\":", "not found");
    }

    @Test
    void refusesAnotherStartInTheFolderWhileTheFirstIsNotReadyYet() throws Exception {
        Path directory = temporary.resolve("shared");
        Process first = launch(directory, "log");
        try {
            awaitOutput("Starting Payara Micro", first);
            Process second = launch(directory, "second", "-Dfresh");

            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(output("second").lines())
                    .containsExactly("Another `mvn -Plocal` is starting or running in this folder");
            assertThat(first.isAlive()).isTrue();
            assertThat(directory.resolve("database/PG_VERSION")).exists();
            first.destroy();
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void refusesDataFromBeforeTheFirstReleaseAndNamesTheOption() throws Exception {
        Path directory = temporary.resolve("former");
        fillWithFormerHistory(LocalDirectory.at(directory));

        Process launcher = launch(directory, "log");
        try {
            assertThat(launcher.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output("log").lines())
                    .contains(
                            "A version before the first release made the database. Export what you need, then start with"
                                    + " -Dfresh, which removes the data of earlier runs");
            assertThat(output("log")).doesNotContain("Starting Payara Micro");
        } finally {
            launcher.destroyForcibly();
        }
    }

    private static void fillWithFormerHistory(LocalDirectory directory) throws Exception {
        try (EmbeddedPostgresServer server =
                        EmbeddedPostgresServer.keptIn(directory.database(), 0, directory.passwords());
                Connection connection =
                        server.superuser(EmbeddedPostgresServer.DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : FormerHistory.statements()) {
                statement.execute(sql);
            }
        }
    }

    private Process launch(Path directory, String log, String... options) throws Exception {
        Stream<String> properties = Stream.of("payara", "war", "configuration", "jvm")
                .map(name -> "-Dtenantboard." + name + "=" + System.getProperty("tenantboard." + name));
        Stream<String> own = Stream.of(
                "-Dslf4j.provider=" + System.getProperty("slf4j.provider"),
                "-Dslf4j.internal.verbosity=WARN",
                "-Dtenantboard.local=" + directory,
                "-Dhttp.port=" + FreePort.find(),
                "-Ddatabase.port=" + FreePort.find(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LocalRun.class.getName());
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new ProcessBuilder(Stream.of(java, Stream.of(options), properties, own)
                        .flatMap(words -> words)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve(log).toFile())
                .start();
    }

    private JsonNode awaitRunFile(Path file, Process launcher) throws Exception {
        await(() -> Files.exists(file), launcher);
        return new ObjectMapper().readTree(file.toFile());
    }

    private void awaitOutput(String words, Process launcher) throws Exception {
        await(() -> output("log").contains(words), launcher);
    }

    private void await(Callable<Boolean> condition, Process launcher) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(180));
        while (!condition.call()) {
            boolean ended = launcher.waitFor(100, TimeUnit.MILLISECONDS);
            assertThat(ended || Instant.now().isAfter(deadline))
                    .as(output("log"))
                    .isFalse();
        }
    }

    private String output(String log) throws IOException {
        return Files.readString(temporary.resolve(log));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

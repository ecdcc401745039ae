package dev.tenantboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The tests have no Docker engine, so this compares the compose file with the files that the other tests use. */
class DeploymentFilesTest {

    private static final ServerFiles FILES = ServerFiles.fromProperties();
    private static final Path PROJECT = FILES.configuration().getParent();

    private final Map<String, Object> services = map(compose().get("services"));
    private final Map<String, Object> application = map(services.get("tenantboard"));
    private final Map<String, Object> database = map(services.get("database"));

    @Test
    void runsThePayaraThatTheTestsRun() {
        String version = System.getProperty("tenantboard.payara.version");

        assertThat(application.get("image")).isEqualTo("payara/micro:" + version + "-jdk17");
        assertThat(database.get("image")).isEqualTo("postgres:18");
    }

    @Test
    void startsWithTheScriptThatReadsTheTestedFiles() throws IOException {
        assertThat(list(application.get("entrypoint"))).containsExactly("/bin/sh", "/opt/tenantboard/start.sh");
        assertThat(list(application.get("volumes")))
                .contains(
                        "./payara-config:/opt/tenantboard:ro",
                        "./target/tenantboard.war:/opt/payara/deployments/tenantboard.war:ro");
        assertThat(Files.readString(FILES.configuration().resolve("start.sh")))
                .contains("server.options", "jvm.options", "pre-boot.commands", "logging.properties");
    }

    /** A start from a class path does not read the manifest. */
    @Test
    void opensToPayaraWhatItsManifestOpens() throws IOException {
        try (JarFile payara = new JarFile(FILES.payara().toFile())) {
            Attributes manifest = payara.getManifest().getMainAttributes();

            assertThat(Files.readAllLines(FILES.jvmOptions()))
                    .containsAll(options("--add-opens=", manifest.getValue("Add-Opens")))
                    .containsAll(options("--add-exports=", manifest.getValue("Add-Exports")));
        }
    }

    private static List<String> options(String option, String packages) {
        return Stream.of(packages.split(" "))
                .map(name -> option + name + "=ALL-UNNAMED")
                .toList();
    }

    @Test
    void mountsOnlyWhatIsThere() {
        Stream.of(application, database)
                .flatMap(service -> list(service.get("volumes")).stream())
                .map(volume -> volume.split(":")[0])
                .filter(source -> source.startsWith("./") && !source.startsWith("./target/"))
                .forEach(source -> assertThat(PROJECT.resolve(source)).exists());
    }

    @Test
    void waitsForAHealthyDatabaseAndRestartsWhatEnds() {
        assertThat(map(map(application.get("depends_on")).get("database")))
                .containsEntry("condition", "service_healthy");
        assertThat(list(map(application.get("healthcheck")).get("test")))
                .contains("wget", "http://localhost:8080/health/ready");
        assertThat(services.values()).allSatisfy(service -> {
            assertThat(map(service)).containsEntry("restart", "unless-stopped").containsKey("healthcheck");
        });
    }

    @Test
    void carriesNoPassword() {
        for (Map<String, Object> service : List.of(application, database)) {
            map(service.get("environment")).forEach((name, value) -> {
                if (name.endsWith("PASSWORD")) {
                    assertThat((String) value).matches("\\$\\{" + name + ":\\?.+}");
                }
            });
        }
    }

    @Test
    void givesTheServerLessTimeToStopThanItsContainer() {
        List<String> options = FILES.serverOptions();
        Duration grace = Duration.ofMillis(Integer.parseInt(options.get(options.indexOf("--shutdowngrace") + 1)));
        Duration stop = Duration.parse("PT" + application.get("stop_grace_period"));

        assertThat(grace).isBetween(Duration.ofSeconds(10), stop.minusSeconds(10));
    }

    private static Map<String, Object> compose() {
        try {
            return new Yaml().load(Files.readString(PROJECT.resolve("docker-compose.yml")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object value) {
        return (List<String>) value;
    }
}

package dev.tenantboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real Keycloak in its development mode, with the realm of the page. Maven unpacks it in the heavy profile. */
final class Keycloak implements AutoCloseable {

    private static final Path TARGET =
            Path.of(System.getProperty("tenantboard.target", "target")).toAbsolutePath();
    private static final Path REALM = Path.of("src", "test", "resources", "tokens", "keycloak-realm.json");

    /** Its first start builds it, which takes a minute of two processors without other work. */
    private static final Duration START_LIMIT = Duration.ofMinutes(8);

    private static final String ADMINISTRATOR = "admin";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.find();
    private final Process process;

    private Keycloak() throws IOException {
        Path home = home();
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/platform-realm.json"), Files.readString(REALM));
        ProcessBuilder start = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--db=dev-mem",
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("keycloak.log").toFile());
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        start.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        start.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
        process = start.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private static Path home() throws IOException {
        try (Stream<Path> unpacked = Files.list(TARGET.resolve("keycloak"))) {
            return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    static Keycloak start() {
        try {
            Keycloak keycloak = new Keycloak();
            Pause.until(keycloak::isStarted, START_LIMIT, "Keycloak answers: see target/keycloak.log");
            return keycloak;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isStarted() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended: see target/keycloak.log");
        }
        try {
            HttpRequest keys = HttpRequest.newBuilder(
                            URI.create(address() + "/realms/platform/protocol/openid-connect/certs"))
                    .build();
            return http.send(keys, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Logs the user of the realm in. */
    String accessToken(String client) {
        return accessToken("platform", client, "ann", "ann");
    }

    private String accessToken(String realm, String client, String user, String password) {
        String form =
                form(Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
        HttpRequest login = HttpRequest.newBuilder(
                        URI.create(address() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return json(send(login, 200)).at("/access_token").asText();
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Adds a key with a higher priority, which signs from then on. */
    void rotateKeys() {
        HttpRequest newKey = HttpRequest.newBuilder(URI.create(address() + "/admin/realms/platform/components"))
                .header("Authorization", "Bearer " + accessToken("master", "admin-cli", ADMINISTRATOR, ADMINISTRATOR))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"name": "next", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                         "config": {"priority": ["200"]}}"""))
                .build();
        send(newKey, 201);
    }

    private String send(HttpRequest request, int expected) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException("Keycloak answers " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

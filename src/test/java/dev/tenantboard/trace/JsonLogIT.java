package dev.tenantboard.trace;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ScriptedServer;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the deployed configuration. */
class JsonLogIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "s3cr3t-of-nobody-elses-business";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;

    private static ScriptedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ScriptedServer.start(directory.resolve("log"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isOneObjectInEachLine() {
        assertThat(server.log()).hasSizeGreaterThan(20).allSatisfy(line -> {
            JsonNode written = JSON.readTree(line);
            assertThat(written.isObject()).isTrue();
            assertThat(written.at("/Timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+0000");
            assertThat(written.at("/Level").asText()).isNotEmpty();
            // The server has a logger without a name.
            assertThat(written.has("LoggerName")).isTrue();
        });
    }

    /** The server's documentation contains the fields of its own formatter, which writes the first lines. */
    @Test
    void hasTheDocumentedFields() throws IOException {
        Set<String> documented = Pattern.compile("`([A-Z]\\w+)`")
                .matcher(Files.readString(Path.of("src/site/markdown/operations.md"))
                        .lines()
                        .filter(line -> line.matches("\\| `[A-Z].*"))
                        .map(line -> line.split("\\|")[1])
                        .collect(Collectors.joining()))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Answer answer = server.api().as(ACME_OWNER).get("/widgets").isStatus(200);

        Set<String> written = new TreeSet<>(Set.of("Exception", "StackTrace"));
        find(line -> isAccess(line) && isOf(line, answer)).fieldNames().forEachRemaining(written::add);

        assertThat(documented).isEqualTo(written);
    }

    @Test
    void logsTheCallerAndTheDurationOfEachRequest() {
        Answer answer = server.api().as(ACME_OWNER).get("/widgets").isStatus(200);

        JsonNode line = find(written -> isAccess(written) && isOf(written, answer));

        assertThat(line.at("/UserId").asText()).isEqualTo(ACME_OWNER.userId());
        assertThat(line.at("/OrganizationId").asText()).isEqualTo(ACME);
        assertThat(line.at("/Operation").asText()).isEqualTo("listWidgets");
        assertThat(line.at("/Method").asText()).isEqualTo("GET");
        assertThat(line.at("/Route").asText()).isEqualTo("/api/v1/dashboard/widgets");
        assertThat(line.at("/Status").asInt()).isEqualTo(200);
        assertThat(line.at("/Statements").asInt()).isPositive();
        assertThat(line.has("DurationMillis")).isTrue();
        assertThat(line.has("DatabaseMillis")).isTrue();
    }

    /** The database repeats a refused row in its message. */
    @Test
    void logsFailuresWithTheirStackTraceAndNoSecrets() {
        String token = Tokens.forCaller(ACME_OWNER).sign();
        Session owner = server.api().withToken(token).with("Idempotency-Key", SECRET + "-key");
        owner.get("/widgets?q=" + SECRET).isProblem(400);
        owner.send("POST", "/widgets", "application/json", BodyPublishers.ofString("{\"name\": \"" + SECRET))
                .isProblem(400);
        owner.post("/activities", Map.of("title", SECRET, "severity", SECRET)).isProblem(422);
        server.api()
                .withToken(token.substring(0, token.length() - 4) + SECRET)
                .get("/widgets")
                .isProblem(401);
        server.api().withToken(SECRET).absolute().get("/metrics").isStatus(401);
        new Database(server.database())
                .update("alter table activity_feeds add constraint hushed check (title not like '%s3cr3t%')");
        Answer failed = server.api()
                .withToken(token)
                .post(
                        "/activities",
                        Map.of(
                                "title",
                                SECRET,
                                "type",
                                "USER_ACTION",
                                "entityType",
                                "deal",
                                "entityId",
                                "1",
                                "action",
                                "won"));

        failed.isProblem(422);
        JsonNode line = find(written -> written.has("StackTrace") && isOf(written, failed));

        assertThat(line.at("/StackTrace").asText()).contains("\tat ", "PSQLException");
        assertThat(line.at("/UserId").asText()).isEqualTo(ACME_OWNER.userId());
        assertThat(String.join("\n", server.log()))
                .doesNotContain(
                        SECRET,
                        token,
                        token.substring(token.lastIndexOf('.')),
                        "Bearer",
                        TestServer.MONITORING_TOKEN,
                        server.database().passwords().application(),
                        server.database().passwords().migration());
    }

    private static boolean isAccess(JsonNode line) {
        return line.at("/LoggerName").asText().equals("dev.tenantboard.requests");
    }

    private static boolean isOf(JsonNode line, Answer answer) {
        return answer.header("traceparent").contains(line.path("TraceId").asText("none"));
    }

    /** A line is written after its response. */
    private static JsonNode find(Predicate<JsonNode> condition) {
        return Pause.forFirst(
                () -> server.log().stream()
                        .map(JsonLogIT::parsed)
                        .filter(condition)
                        .findFirst(),
                LONGEST,
                () -> "a line among\n" + String.join("\n", server.log()));
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(line, failure);
        }
    }
}

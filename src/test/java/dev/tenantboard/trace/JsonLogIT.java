package dev.tenantboard.trace;

import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.TestServer;
import dev.tenantboard.server.UnusualServerTest;
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
import org.junit.jupiter.api.Test;

/** What the deployed configuration logs. */
class JsonLogIT extends UnusualServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "s3cr3t-of-nobody-elses-business";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void isOneObjectALineFromTheFirstToTheLast() {
        assertThat(unusual.log()).hasSizeGreaterThan(20).allSatisfy(line -> {
            JsonNode written = JSON.readTree(line);
            assertThat(written.isObject()).isTrue();
            assertThat(written.at("/Timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+0000");
            assertThat(written.at("/Level").asText()).isNotEmpty();
            // The server has a logger without a name.
            assertThat(written.has("LoggerName")).isTrue();
        });
    }

    /** The server starts from a cache, see {@code start.sh}: Payara's own launcher would find what is deployed already. */
    @Test
    void hasOneDeployment() {
        assertThat(unusual.log())
                .filteredOn(line -> line.contains("was successfully deployed"))
                .hasSize(1);
    }

    /** Those of the server's own formatter, before ours takes its place, are the server's to document. */
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
        Answer answer = api.as(GLOBEX_OWNER).get("/widgets").isStatus(200);

        Set<String> written = new TreeSet<>(Set.of("Exception", "StackTrace"));
        find(line -> isAccess(line) && isOf(line, answer)).fieldNames().forEachRemaining(written::add);

        assertThat(documented).isEqualTo(written);
    }

    @Test
    void tellsOfEachRequestWhoseItWasAndWhatItTook() {
        Answer answer = api.as(GLOBEX_OWNER).get("/widgets").isStatus(200);

        JsonNode line = find(written -> isAccess(written) && isOf(written, answer));

        assertThat(line.at("/UserId").asText()).isEqualTo(GLOBEX_OWNER.userId());
        assertThat(line.at("/OrganizationId").asText()).isEqualTo(GLOBEX);
        assertThat(line.at("/Operation").asText()).isEqualTo("listWidgets");
        assertThat(line.at("/Method").asText()).isEqualTo("GET");
        assertThat(line.at("/Route").asText()).isEqualTo("/api/v1/dashboard/widgets");
        assertThat(line.at("/Status").asInt()).isEqualTo(200);
        assertThat(line.at("/Statements").asInt()).isPositive();
        assertThat(line.has("DurationMillis")).isTrue();
        assertThat(line.has("DatabaseMillis")).isTrue();
    }

    /** What the database refuses, it repeats, row and all. */
    @Test
    void tellsFailuresWithTheirStackTraceAndNoSecrets() {
        String token = Tokens.forCaller(GLOBEX_OWNER).sign();
        Session owner = api.withToken(token).with("Idempotency-Key", SECRET + "-key");
        owner.get("/widgets?q=" + SECRET).isProblem(400);
        owner.send("POST", "/widgets", "application/json", BodyPublishers.ofString("{\"name\": \"" + SECRET))
                .isProblem(400);
        owner.post("/activities", Map.of("title", SECRET, "severity", SECRET)).isProblem(422);
        api.withToken(token.substring(0, token.length() - 4) + SECRET)
                .get("/widgets")
                .isProblem(401);
        api.withToken(SECRET).absolute().get("/metrics").isStatus(401);
        rows.update("alter table activity_feeds add constraint hushed check (title not like '%s3cr3t%')");
        Answer failed = api.withToken(token)
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

        rows.update("alter table activity_feeds drop constraint hushed");
        failed.isProblem(422);
        JsonNode line = find(written -> written.has("StackTrace") && isOf(written, failed));

        assertThat(line.at("/StackTrace").asText()).contains("\tat ", "PSQLException");
        assertThat(line.at("/UserId").asText()).isEqualTo(GLOBEX_OWNER.userId());
        assertThat(String.join("\n", unusual.log()))
                .doesNotContain(
                        SECRET,
                        token,
                        token.substring(token.lastIndexOf('.')),
                        "Bearer",
                        TestServer.MONITORING_TOKEN,
                        rows.server().passwords().application(),
                        rows.server().passwords().migration());
    }

    private static boolean isAccess(JsonNode line) {
        return line.at("/LoggerName").asText().equals("dev.tenantboard.requests");
    }

    private static boolean isOf(JsonNode line, Answer answer) {
        return answer.header("traceparent").contains(line.path("TraceId").asText("none"));
    }

    /** A line is written when its answer has gone. */
    private JsonNode find(Predicate<JsonNode> wanted) {
        return Pause.forFirst(
                () -> unusual.log().stream()
                        .map(JsonLogIT::parsed)
                        .filter(wanted)
                        .findFirst(),
                LONGEST,
                () -> "such a line among\n" + String.join("\n", unusual.log()));
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(line, failure);
        }
    }
}

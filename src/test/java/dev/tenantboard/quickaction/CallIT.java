package dev.tenantboard.quickaction;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.outbound.Receiver;
import dev.tenantboard.quickaction.outbound.Receiver.Received;
import dev.tenantboard.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executions that call an endpoint, on a server that may call the test's receiver. */
class CallIT extends ServerTest {

    private static Receiver receiver;
    private static ExecutionServer callingServer;

    private Database rows;

    @BeforeEach
    void openRows() {
        rows = new Database(database);
    }

    /** Starts the server with the first test, because the suite's server must start first. */
    private static synchronized Api callingServer() {
        if (callingServer == null) {
            receiver = Receiver.start();
            callingServer = ExecutionServer.start("calling", receiver);
        }
        return callingServer.api();
    }

    @AfterAll
    static synchronized void stop() {
        if (callingServer != null) {
            receiver.close();
            callingServer.close();
            callingServer = null;
        }
    }

    @Test
    void callsOnceAndRecordsTheOutcome() throws Exception {
        String id = create("/ok", Map.of("targetUrl", "/done", "formConfig", Map.of("type", "object")));

        Answer result = callingServer()
                .as(ACME_MEMBER)
                .with("Cookie", "session=1")
                .with("X-Anything", "Smuggled")
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post(executePath(id), "{\"input\":{\"amount\":2.5}}")
                .isStatus(200);

        assertThat(result.text("/type")).isEqualTo("API_CALL");
        assertThat(result.text("/url")).isEqualTo("/done");
        assertThat(result.text("/run/state")).isEqualTo("SUCCEEDED");
        assertThat(result.text("/run/responseStatus")).isEqualTo("200");
        assertThat(result.body()).doesNotContain("of the endpoint");
        Received call = onlyCall(id);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.headers().keySet())
                .containsExactlyInAnyOrder(
                        "host",
                        "user-agent",
                        "connection",
                        "content-type",
                        "content-length",
                        "idempotency-key",
                        "traceparent",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature");
        assertThat(call.headers())
                .containsEntry("webhook-id", result.text("/run/id"))
                .containsEntry("idempotency-key", result.text("/run/id"))
                .containsEntry("webhook-signature", signature(call));
        assertThat(call.headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        JsonNode body = new ObjectMapper().readTree(call.body());
        assertThat(body.path("type").asText()).isEqualTo("quick_action.executed");
        assertThat(body.path("data").toString())
                .isEqualTo("{\"runId\":\"" + result.text("/run/id") + "\",\"organizationId\":\"" + ACME
                        + "\",\"userId\":\"" + ACME_MEMBER.userId() + "\",\"actionId\":\"" + id
                        + "\",\"actionType\":\"API_CALL\",\"input\":{\"amount\":2.5}}");
        assertThat(run(id)).isEqualTo("SUCCEEDED 200 null");
        assertThat(activity(id)).isEqualTo("INTEGRATION_EVENT succeeded SUCCESS " + ACME_MEMBER.userId());
    }

    private static String signature(Received call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(ExecutionServer.SECRET.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "/status/500, HTTP_STATUS, 500",
        "/status/404, HTTP_STATUS, 404",
        "/redirect/302, REDIRECTED, 302",
        "/redirect/307, REDIRECTED, 307",
        "/hang, TIMEOUT, null"
    })
    void reportsTheReasonOfAFailedCall(String path, String failure, String status) {
        String id = create(path, Map.of("targetUrl", "/done"));

        Answer result = execute(id).isStatus(200);

        assertThat(result.text("/run/state")).isEqualTo("FAILED");
        assertThat(result.text("/run/failure")).isEqualTo(failure);
        assertThat(result.text("/run/responseStatus")).isEqualTo(status);
        assertThat(result.json().has("url")).isFalse();
        assertThat(receiver.received("/secret")).isEmpty();
        onlyCall(id);
        assertThat(run(id)).isEqualTo("FAILED " + status + " " + failure);
        assertThat(activity(id)).isEqualTo("INTEGRATION_EVENT failed ERROR " + ACME_MEMBER.userId());
        assertThat(uses(id)).isEqualTo(1);
    }

    @Test
    void refusesAddressesThatAreNeitherPublicNorPermitted() {
        callingServer();
        String id = createAt("http://169.254.169.254/latest/meta-data/", Map.of());

        Answer result = execute(id).isStatus(200);

        assertThat(result.text("/run/failure")).isEqualTo("REFUSED_ADDRESS");
    }

    @Test
    void refusesAnEndpointThatIsNotOnTheList() {
        callingServer();
        String id = createAt("http://localhost:" + receiver.port() + "/out", Map.of());

        execute(id).isProblem(ProblemType.ACTION_ENDPOINT_NOT_ALLOWED);

        assertThat(uses(id)).isZero();
        assertThat(receiver.received("/out")).isEmpty();
        assertThat(rows.text("select count(*) from quick_action_runs where quick_action_id = ?", id))
                .isEqualTo("0");
    }

    @Test
    void callsTheEndpointOfAFormWithItsInput() {
        String id = create(
                "/form",
                Map.of(
                        "actionType",
                        "MODAL_FORM",
                        "formConfig",
                        Map.of("type", "object", "required", List.of("name"))));

        Answer opened = execute(id).isStatus(200);
        callingServer()
                .as(ACME_MEMBER)
                .post(executePath(id), "{\"input\":{}}")
                .isProblem(422)
                .pointsTo("/input/name");
        Answer filled = callingServer()
                .as(ACME_MEMBER)
                .post(executePath(id), "{\"input\":{\"name\":\"Ada\"}}")
                .isStatus(200);

        assertThat(opened.json().has("run")).isFalse();
        assertThat(filled.text("/run/state")).isEqualTo("SUCCEEDED");
        assertThat(onlyCall(id).body()).contains("\"input\":{\"name\":\"Ada\"}");
    }

    @Test
    void repeatsTheStoredAnswerUnderTheSameKey() {
        String id = create("/status/503", Map.of("formConfig", Map.of("type", "object")));
        Session member = callingServer().as(ACME_MEMBER).with("Idempotency-Key", "\"again-" + id + "\"");

        Answer first = member.post(executePath(id), "{\"input\":{\"a\":1}}").isStatus(200);
        Answer second = member.post(executePath(id), "{\"input\":{\"a\":1}}").isStatus(200);
        member.post(executePath(id), "{\"input\":{\"a\":2}}").isProblem(422);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(onlyCall(id).headers()).containsEntry("idempotency-key", "again-" + id);
        assertThat(uses(id)).isEqualTo(1);
    }

    @Test
    void callsOnceForFiftyRequestsWithTheSameKey() {
        String id = create("/ok", Map.of());
        Session member = callingServer().as(ACME_MEMBER).with("Idempotency-Key", "fifty-" + id);

        List<CompletableFuture<Answer>> answers = Stream.generate(
                        () -> inThread(() -> member.post(executePath(id), "{}")))
                .limit(50)
                .toList();

        assertThat(answers).extracting(answer -> answer.join().status()).containsOnly(200, 409);
        Answer last = member.post(executePath(id), "{}").isStatus(200);
        assertThat(answers)
                .extracting(CompletableFuture::join)
                .filteredOn(answer -> answer.status() == 200)
                .extracting(Answer::body)
                .containsOnly(last.body());
        onlyCall(id);
        assertThat(rows.text("select count(*) from quick_action_runs where quick_action_id = ?", id))
                .isEqualTo("1");
        assertThat(uses(id)).isEqualTo(1);
        assertThat(activity(id)).startsWith("INTEGRATION_EVENT succeeded");
    }

    /** During the call, the run is committed and no connection is in use. */
    @Test
    void keepsNoTransactionOpenDuringTheCall() {
        String id = create("/hang", Map.of());
        CompletableFuture<Answer> open = inThread(() -> execute(id));

        await(() -> !receiver.received(id).isEmpty());

        assertThat(run(id)).isEqualTo("RUNNING null null");
        assertThat(rows.text("select count(*) from pg_stat_activity where usename = 'tenantboard_app'"
                        + " and state like 'idle in transaction%' and xact_start < now() - interval '1 second'"))
                .isEqualTo("0");
        open.join().isStatus(200);
    }

    @Test
    void limitsConcurrentCallsOfAnOrganization() {
        String slow = create("/hang", Map.of());
        String other = create("/ok", Map.of());
        String globex = create(GLOBEX_OWNER, "/ok");
        List<CompletableFuture<Answer>> open =
                Stream.generate(() -> inThread(() -> execute(slow))).limit(4).toList();
        await(() -> receiver.received(slow).size() == 4);

        Answer refused = execute(other);

        refused.isProblem(ProblemType.SERVER_BUSY);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(uses(other)).isZero();
        callingServer().as(GLOBEX_OWNER).post(executePath(globex), "{}").isStatus(200);
        open.forEach(answer -> answer.join().isStatus(200));
        execute(other).isStatus(200);
    }

    @Test
    void reportsAnUnknownOutcomeAfterACrashAndNeverCallsAgain() {
        String id = create("/hang", Map.of("targetUrl", "/done"));
        Session again = callingServer().as(ACME_MEMBER).with("Idempotency-Key", "crash-" + id);
        ExecutionServer crashing = ExecutionServer.start("crashing", receiver);
        CompletableFuture<Answer> lost = inThread(() -> crashing.api()
                .as(ACME_MEMBER)
                .with("Idempotency-Key", "crash-" + id)
                .post(executePath(id), "{}"));
        await(() -> !receiver.received(id).isEmpty());

        crashing.kill();

        assertThat(lost).failsWithin(Duration.ofSeconds(30));
        Answer early = again.post(executePath(id), "{}");
        early.isProblem(ProblemType.IDEMPOTENT_REQUEST_RUNNING);
        assertThat(early.header("Retry-After")).isNotNull();
        rows.update("update idempotency_keys set created_at = created_at - interval '2 minutes'"
                + " where idempotency_key = 'crash-" + id + "'");
        rows.update("delete from quick_actions where id = ?", id);
        Answer unknown = again.post(executePath(id), "{}").isStatus(200);
        assertThat(unknown.text("/run/state")).isEqualTo("UNKNOWN");
        assertThat(unknown.json().has("url")).isFalse();
        assertThat(again.post(executePath(id), "{}").isStatus(200).body()).isEqualTo(unknown.body());
        onlyCall(id);
        assertThat(run(id)).isEqualTo("UNKNOWN null null");
        assertThat(activity(id)).isEqualTo("INTEGRATION_EVENT unknown WARNING " + ACME_MEMBER.userId());
        crashing.close();
    }

    @Test
    void removesOldRunsAndClosesInterruptedRuns() {
        String id = create("/ok", Map.of());
        rows.update(
                "insert into quick_action_runs (id, organization_id, quick_action_id, action_type, state, started_at)"
                        + " values (?, ?, 'gone', 'API_CALL', 'RUNNING', now() - interval '31 days'),"
                        + " (?, ?, 'gone', 'API_CALL', 'RUNNING', now() - interval '2 minutes')",
                "old-" + id,
                ACME,
                "lost-" + id,
                ACME);

        execute(id).isStatus(200);

        assertThat(rows.text("select count(*) from quick_action_runs where id = ?", "old-" + id))
                .isEqualTo("0");
        assertThat(rows.text("select state from quick_action_runs where id = ?", "lost-" + id))
                .isEqualTo("UNKNOWN");
    }

    /** Creates an action with its own endpoint, so that the receiver can distinguish the tests. */
    private String create(String path, Map<String, Object> fields) {
        return createAt(endpoint(path), fields);
    }

    private String create(Caller creator, String path) {
        return createAt(creator, endpoint(path), Map.of());
    }

    private static String endpoint(String path) {
        callingServer();
        return "http://localhost:" + receiver.port() + "/in/{id}" + path;
    }

    private String createAt(String endpoint, Map<String, Object> fields) {
        return createAt(ACME_OWNER, endpoint, fields);
    }

    private String createAt(Caller creator, String endpoint, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Call",
                "icon",
                "chart",
                "actionType",
                "API_CALL",
                "apiEndpoint",
                endpoint.replace("{id}", "x")));
        body.putAll(fields);
        String id = api.as(creator).post("/quick-actions", body).isStatus(201).id();
        rows.update("update quick_actions set api_endpoint = ? where id = ?", endpoint.replace("{id}", id), id);
        return id;
    }

    private static String executePath(String id) {
        return "/quick-actions/" + id + "/execute";
    }

    private static Answer execute(String id) {
        return callingServer().as(ACME_MEMBER).post(executePath(id), "{}");
    }

    private Received onlyCall(String id) {
        assertThat(receiver.received(id)).hasSize(1);
        return receiver.received(id).get(0);
    }

    private String run(String id) {
        return rows.text(
                "select concat_ws(' ', state, coalesce(response_status::text, 'null'), coalesce(failure, 'null'))"
                        + " from quick_action_runs where quick_action_id = ?",
                id);
    }

    private String activity(String id) {
        return rows.text(
                "select string_agg(concat_ws(' ', type, action, severity, user_id), ', ') from activity_feeds"
                        + " where entity_type = 'quick_action' and entity_id = ? and type <> 'DATA_CHANGE'",
                id);
    }

    private int uses(String id) {
        return Integer.parseInt(rows.text("select usage_count from quick_actions where id = ?", id));
    }

    private static <T> CompletableFuture<T> inThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, command -> new Thread(command).start());
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}

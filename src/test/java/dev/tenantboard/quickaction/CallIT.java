package dev.tenantboard.quickaction;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.outbound.Receiver;
import dev.tenantboard.quickaction.outbound.Receiver.Received;
import dev.tenantboard.server.Fleet;
import dev.tenantboard.server.FleetTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executions that call an endpoint, by servers that may call the test's receiver. */
class CallIT extends FleetTest {

    /** A server serves 28 requests of one user at the same time. */
    private static final int AT_ONCE = 25;

    private Calls calls;
    private Receiver receiver;

    @BeforeEach
    void listen() {
        calls = new Calls(fleet);
        receiver = fleet.receiver();
    }

    @Test
    void callsOnceAndRecordsTheOutcome() throws Exception {
        String id = calls.create("/ok", Map.of("targetUrl", "/done", "formConfig", Map.of("type", "object")));

        Answer result = here().as(ACME_MEMBER)
                .with("Cookie", "session=1")
                .with("X-Anything", "Smuggled")
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post(Calls.place(id), "{\"input\":{\"amount\":2.5}}")
                .isStatus(200);

        assertThat(result.text("/type")).isEqualTo("API_CALL");
        assertThat(result.text("/url")).isEqualTo("/done");
        assertThat(result.text("/run/state")).isEqualTo("SUCCEEDED");
        assertThat(result.text("/run/responseStatus")).isEqualTo("200");
        assertThat(result.body()).doesNotContain("of the endpoint");
        Received call = calls.only(id);
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
        assertThat(calls.run(id)).isEqualTo("SUCCEEDED 200 null");
        assertThat(calls.activity(id)).isEqualTo("INTEGRATION_EVENT succeeded SUCCESS " + ACME_MEMBER.userId());
    }

    @Test
    void namesTheActionInTheTrailIfItIsForAllRoles() {
        String open = calls.create("/ok", Map.of("name", "Sync"));
        String failing = calls.create("/status/500", Map.of("name", "Sync"));
        String restricted = calls.create("/ok", Map.of("name", "Secret", "requiredRole", List.of("MEMBER")));

        List.of(open, failing, restricted).forEach(id -> calls.execute(id).isStatus(200));

        assertThat(calls.title(open)).isEqualTo("A quick action was called (succeeded): Sync");
        assertThat(calls.title(failing)).isEqualTo("A quick action was called (failed): Sync");
        assertThat(calls.title(restricted)).isEqualTo("A quick action was called (succeeded)");
    }

    private static String signature(Received call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(Fleet.OUTBOUND_SECRET.substring("whsec_".length()));
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
    void tellsWhyACallFailed(String path, String failure, String status) {
        String id = calls.create(path, Map.of("targetUrl", "/done"));

        Answer result = calls.execute(id).isStatus(200);

        assertThat(result.text("/run/state")).isEqualTo("FAILED");
        assertThat(result.text("/run/failure")).isEqualTo(failure);
        assertThat(result.text("/run/responseStatus")).isEqualTo(status);
        assertThat(result.json().has("url")).isFalse();
        assertThat(receiver.received("/secret")).isEmpty();
        calls.only(id);
        assertThat(calls.run(id)).isEqualTo("FAILED " + status + " " + failure);
        assertThat(calls.activity(id)).isEqualTo("INTEGRATION_EVENT failed ERROR " + ACME_MEMBER.userId());
        assertThat(calls.uses(id)).isEqualTo(1);
    }

    @Test
    void connectsToNoAddressThatIsNotTheInternetsNorTheOperators() {
        String id = calls.createAt("http://169.254.169.254/latest/meta-data/", Map.of());

        Answer result = calls.execute(id).isStatus(200);

        assertThat(result.text("/run/failure")).isEqualTo("REFUSED_ADDRESS");
    }

    @Test
    void doesNothingWithAnEndpointThatIsNotOnTheList() {
        String id = calls.createAt("http://localhost:" + receiver.port() + "/out", Map.of());

        calls.execute(id).isProblem(ProblemType.ACTION_ENDPOINT_NOT_ALLOWED);

        assertThat(calls.uses(id)).isZero();
        assertThat(receiver.received("/out")).isEmpty();
        assertThat(rows.text("select count(*) from quick_action_runs where quick_action_id = ?", id))
                .isEqualTo("0");
    }

    @Test
    void callsAFormsEndpointWithWhatWasFilledIn() {
        String id = calls.create(
                "/form",
                Map.of(
                        "actionType",
                        "MODAL_FORM",
                        "formConfig",
                        Map.of("type", "object", "required", List.of("name"))));

        Answer opened = calls.execute(id).isStatus(200);
        here().as(ACME_MEMBER)
                .post(Calls.place(id), "{\"input\":{}}")
                .isProblem(422)
                .pointsTo("/input/name");
        Answer filled = here().as(ACME_MEMBER)
                .post(Calls.place(id), "{\"input\":{\"name\":\"Ada\"}}")
                .isStatus(200);

        assertThat(opened.json().has("run")).isFalse();
        assertThat(filled.text("/run/state")).isEqualTo("SUCCEEDED");
        assertThat(calls.only(id).body()).contains("\"input\":{\"name\":\"Ada\"}");
    }

    @Test
    void answersAgainUnderTheSameKeyWhateverCameOfIt() {
        String id = calls.create("/status/503", Map.of("formConfig", Map.of("type", "object")));
        Session member = here().as(ACME_MEMBER).with("Idempotency-Key", "\"again-" + id + "\"");

        Answer first = member.post(Calls.place(id), "{\"input\":{\"a\":1}}").isStatus(200);
        Answer second = member.post(Calls.place(id), "{\"input\":{\"a\":1}}").isStatus(200);
        member.post(Calls.place(id), "{\"input\":{\"a\":2}}").isProblem(422);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(calls.only(id).headers()).containsEntry("idempotency-key", "again-" + id);
        assertThat(calls.uses(id)).isEqualTo(1);
    }

    @Test
    void callsOnceForConcurrentRequestsWithOneKey() {
        String id = calls.create("/ok", Map.of());
        Session member = here().as(ACME_MEMBER).with("Idempotency-Key", "together-" + id);

        List<CompletableFuture<Answer>> answers = Stream.generate(
                        () -> inThread(() -> member.post(Calls.place(id), "{}")))
                .limit(AT_ONCE)
                .toList();

        assertThat(answers).extracting(answer -> answer.join().status()).containsOnly(200, 409);
        Answer last = member.post(Calls.place(id), "{}").isStatus(200);
        assertThat(answers)
                .extracting(CompletableFuture::join)
                .filteredOn(answer -> answer.status() == 200)
                .extracting(Answer::body)
                .containsOnly(last.body());
        calls.only(id);
        assertThat(rows.text("select count(*) from quick_action_runs where quick_action_id = ?", id))
                .isEqualTo("1");
        assertThat(calls.uses(id)).isEqualTo(1);
        assertThat(calls.activity(id)).startsWith("INTEGRATION_EVENT succeeded");
    }

    /** What is committed stands in the database while the call is open, and no connection waits with it. */
    @Test
    void holdsNoTransactionWhileTheCallIsOpen() {
        String id = calls.create("/hang", Map.of());
        CompletableFuture<Answer> open = inThread(() -> calls.execute(id));

        await(() -> !receiver.received(id).isEmpty());

        assertThat(calls.run(id)).isEqualTo("RUNNING null null");
        assertThat(rows.text("select count(*) from pg_stat_activity where usename = 'tenantboard_app'"
                        + " and state like 'idle in transaction%' and xact_start < now() - interval '1 second'"))
                .isEqualTo("0");
        open.join().isStatus(200);
    }

    @Test
    void keepsThreadsFreeWhenEndpointsAreSlow() {
        String slow = calls.create("/hang", Map.of());
        String other = calls.create("/ok", Map.of());
        String globex = calls.create(GLOBEX_OWNER, "/ok");
        List<CompletableFuture<Answer>> open = Stream.generate(() -> inThread(() -> calls.execute(slow)))
                .limit(4)
                .toList();
        await(() -> receiver.received(slow).size() == 4);

        Answer refused = calls.execute(other);

        refused.isProblem(ProblemType.SERVER_BUSY);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(calls.uses(other)).isZero();
        here().as(GLOBEX_OWNER).post(Calls.place(globex), "{}").isStatus(200);
        open.forEach(answer -> answer.join().isStatus(200));
        calls.execute(other).isStatus(200);
    }

    @Test
    void removesRunsThatAreOldAndGivesUpThoseThatACrashLeft() {
        String id = calls.create("/ok", Map.of());
        rows.update(
                "insert into quick_action_runs (id, organization_id, quick_action_id, action_type, state, started_at)"
                        + " values (?, ?, 'gone', 'API_CALL', 'RUNNING', now() - interval '31 days'),"
                        + " (?, ?, 'gone', 'API_CALL', 'RUNNING', now() - interval '2 minutes')",
                "old-" + id,
                ACME,
                "lost-" + id,
                ACME);

        calls.execute(id).isStatus(200);

        assertThat(rows.text("select count(*) from quick_action_runs where id = ?", "old-" + id))
                .isEqualTo("0");
        assertThat(rows.text("select state from quick_action_runs where id = ?", "lost-" + id))
                .isEqualTo("UNKNOWN");
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

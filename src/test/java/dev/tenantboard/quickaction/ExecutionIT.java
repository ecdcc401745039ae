package dev.tenantboard.quickaction;

import static dev.tenantboard.api.Callers.ACME_ADMIN;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_MEMBER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions that only return instructions to the client. */
class ExecutionIT extends ServerTest {

    /** A server serves 28 requests of one user at the same time. */
    private static final int AT_ONCE = 25;

    private static final Map<String, Object> FORM = Map.of(
            "type",
            "object",
            "required",
            List.of("amount"),
            "properties",
            Map.of("amount", Map.of("type", "number", "minimum", 1)),
            "additionalProperties",
            false);

    @Test
    void returnsThePathAndCountsTheUse() {
        Answer action = create(Map.of());

        Answer result = execute(ACME_MEMBER, action.id()).isStatus(200);

        assertThat(result.json().toString()).isEqualTo("{\"type\":\"NAVIGATION\",\"url\":\"/there\"}");
        Answer read = api.as(ACME_VIEWER).get("/quick-actions/" + action.id());
        assertThat(read.text("/usageCount")).isEqualTo("1");
        assertThat(read.text("/lastUsed")).isNotBlank();
        assertThat(read.text("/updatedAt")).isEqualTo(action.text("/updatedAt"));
        assertThat(read.etag()).isEqualTo(action.etag());
    }

    @Test
    void returnsTheFormThenValidatesTheInput() {
        String id = create(Map.of("actionType", "MODAL_FORM", "targetUrl", "/thanks", "formConfig", FORM))
                .id();

        Answer opened = execute(ACME_MEMBER, id).isStatus(200);
        execute(ACME_MEMBER, id, "{\"input\":{\"amount\":0,\"Smuggled\":1}}")
                .isProblem(422)
                .pointsTo("/input/amount", "/input/Smuggled");
        execute(ACME_MEMBER, id, "{\"input\":{}}").isProblem(422).pointsTo("/input/amount");
        Answer filled = execute(ACME_MEMBER, id, "{\"input\":{\"amount\":2.5}}").isStatus(200);

        assertThat(opened.json().at("/form/properties/amount/minimum").asInt()).isEqualTo(1);
        assertThat(opened.json().has("url")).isFalse();
        assertThat(filled.json().has("form")).isFalse();
        assertThat(filled.text("/url")).isEqualTo("/thanks");
        assertThat(uses(ACME_MEMBER, id)).isEqualTo(2);
    }

    @Test
    void refusesInputWithoutAForm() {
        String id = create(Map.of()).id();

        execute(ACME_MEMBER, id, "{\"input\":{}}").isProblem(422).pointsTo("/input");

        assertThat(uses(ACME_MEMBER, id)).isZero();
    }

    @Test
    void answersNotFoundOrForbiddenByTheCallersRights() {
        String forOwners = create(Map.of("requiredRole", List.of("OWNER"))).id();
        String forOtherTiers =
                create(Map.of("requiredTier", List.of("ENTERPRISE"))).id();

        execute(ACME_MEMBER, forOwners).isProblem(ProblemType.NOT_FOUND);
        execute(ACME_ADMIN, forOwners).isProblem(ProblemType.ACTION_NOT_OFFERED);
        execute(ACME_OWNER, forOwners).isStatus(200);
        execute(ACME_MEMBER, forOtherTiers).isProblem(ProblemType.NOT_FOUND);
        execute(ACME_OWNER, forOtherTiers).isProblem(ProblemType.ACTION_NOT_OFFERED);
        execute(GLOBEX_OWNER, forOwners).isProblem(ProblemType.NOT_FOUND);
        execute(ACME_OWNER, "unknown").isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void letsViewersOnlyNavigateUnlessTheActionNamesThem() {
        String navigation = create(Map.of()).id();
        String form =
                create(Map.of("actionType", "MODAL_FORM", "formConfig", FORM)).id();
        String viewersForm = create(
                        Map.of("actionType", "MODAL_FORM", "formConfig", FORM, "requiredRole", List.of("VIEWER")))
                .id();

        execute(ACME_VIEWER, navigation).isStatus(200);
        execute(ACME_VIEWER, form).isProblem(ProblemType.NOT_FOUND);
        execute(ACME_VIEWER, viewersForm).isStatus(200);
    }

    @Test
    void reportsADisabledActionToManagers() {
        String id = create(Map.of("isEnabled", false)).id();

        execute(ACME_MEMBER, id).isProblem(ProblemType.NOT_FOUND);
        execute(ACME_OWNER, id).isProblem(ProblemType.ACTION_DISABLED);
    }

    @Test
    void refusesAnEndpointThatTheOperatorNoLongerLists() {
        String id = create(Map.of("actionType", "API_CALL", "apiEndpoint", TestServer.LISTED_ENDPOINT))
                .id();
        new Database(database)
                .update("update quick_actions set api_endpoint = 'https://example.com/' where id = ?", id);

        execute(ACME_OWNER, id).isProblem(ProblemType.ACTION_ENDPOINT_NOT_ALLOWED);

        assertThat(uses(ACME_OWNER, id)).isZero();
    }

    @Test
    void countsThePlatformsActionsForEachOrganization() {
        String id = api.as(PLATFORM_ADMINISTRATOR)
                .post("/quick-actions?scope=system", definition(Map.of()))
                .isStatus(201)
                .id();

        execute(ACME_MEMBER, id).isStatus(200);
        execute(ACME_VIEWER, id).isStatus(200);
        execute(GLOBEX_MEMBER, id).isStatus(200);

        assertThat(uses(ACME_MEMBER, id)).isEqualTo(2);
        assertThat(uses(GLOBEX_MEMBER, id)).isEqualTo(1);
        assertThat(usesListed(ACME_OWNER, id)).isEqualTo(2);
        assertThat(usesListed(GLOBEX_OWNER, id)).isEqualTo(1);
        assertThat(api.as(PLATFORM_ADMINISTRATOR)
                        .get("/quick-actions/" + id + "?scope=system")
                        .text("/usageCount"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void losesNoUseOfConcurrentExecutions(boolean system) {
        String id = system
                ? api.as(PLATFORM_ADMINISTRATOR)
                        .post("/quick-actions?scope=system", definition(Map.of()))
                        .id()
                : create(Map.of()).id();
        Session member = api.as(ACME_MEMBER);

        List<CompletableFuture<Answer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> member.post("/quick-actions/" + id + "/execute", "{}"),
                        command -> new Thread(command).start()))
                .limit(AT_ONCE)
                .toList();

        answers.forEach(answer -> answer.join().isStatus(200));
        assertThat(uses(ACME_MEMBER, id)).isEqualTo(AT_ONCE);
    }

    @Test
    void repeatsAnAnswerUnderTheSameKeyWithoutCounting() {
        String id = create(Map.of()).id();
        Session member = api.as(ACME_MEMBER).with("Idempotency-Key", "navigate-" + id);

        Answer first = member.post("/quick-actions/" + id + "/execute", "{}").isStatus(200);
        Answer second = member.post("/quick-actions/" + id + "/execute", "{}").isStatus(200);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(uses(ACME_MEMBER, id)).isEqualTo(1);
    }

    private Answer create(Map<String, Object> fields) {
        return api.as(ACME_OWNER).post("/quick-actions", definition(fields)).isStatus(201);
    }

    private static Map<String, Object> definition(Map<String, Object> fields) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "Go", "icon", "chart", "actionType", "NAVIGATION", "targetUrl", "/there"));
        body.putAll(fields);
        return Collections.unmodifiableMap(body);
    }

    private Answer execute(Caller caller, String id) {
        return execute(caller, id, "{}");
    }

    private Answer execute(Caller caller, String id, String body) {
        return api.as(caller).post("/quick-actions/" + id + "/execute", body);
    }

    private int uses(Caller caller, String id) {
        return api.as(caller)
                .get("/quick-actions/" + id)
                .isStatus(200)
                .json()
                .get("usageCount")
                .asInt();
    }

    private int usesListed(Caller caller, String id) {
        String next = "/quick-actions?limit=100&all=true";
        while (next != null) {
            Answer page = api.as(caller).get(next).isStatus(200);
            for (var item : page.json().get("items")) {
                if (item.get("id").asText().equals(id)) {
                    return item.get("usageCount").asInt();
                }
            }
            next = page.json().get("next").isNull()
                    ? null
                    : "/quick-actions?limit=100&all=true&cursor=" + page.text("/next");
        }
        throw new AssertionError("not listed: " + id);
    }
}

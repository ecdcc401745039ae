package dev.tenantboard.quickaction;

import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Forms without an endpoint: their runs keep the input. */
class RunIT extends ServerTest {

    private static final Map<String, Object> FORM = Map.of(
            "type",
            "object",
            "required",
            List.of("amount"),
            "additionalProperties",
            false,
            "properties",
            Map.of(
                    "amount", Map.of("type", "number", "minimum", 1),
                    "note", Map.of("type", "string", "maxLength", 40_000),
                    "pin", Map.of("type", "string", "writeOnly", true)));

    private Database rows;
    private String organization;
    private Caller ownerOfIt;
    private Caller memberOfIt;
    private Session owner;
    private Session member;

    @BeforeEach
    void createOrganization(TestInfo test) {
        rows = new Database(database);
        organization = rows.organization(
                "org-run-" + test.getTestMethod().orElseThrow().getName(), "GROWTH");
        ownerOfIt = rows.member("owner-of-" + organization, organization, "OWNER");
        memberOfIt = rows.member("member-of-" + organization, organization, "MEMBER");
        owner = api.as(ownerOfIt);
        member = api.as(memberOfIt);
    }

    @Test
    void keepsTheCheckedInputOfAForm() {
        String id = form(Map.of("targetUrl", "/thanks"));

        Answer submitted = submit(member, id, "{\"amount\":3.14159265358979323846,\"pin\":\"Smuggled\"}");

        assertThat(submitted.text("/url")).isEqualTo("/thanks");
        assertThat(submitted.text("/run/state")).isEqualTo("SUCCEEDED");
        assertThat(submitted.body()).doesNotContain("3.14");
        Answer runs = member.get(runs(id)).isStatus(200);
        assertThat(runs.body()).contains("\"input\":{\"amount\":3.14159265358979323846}");
        JsonNode run = runs.json().at("/items/0");
        assertThat(run.path("id").asText()).isEqualTo(submitted.text("/run/id"));
        assertThat(run.path("actionType").asText()).isEqualTo("MODAL_FORM");
        assertThat(run.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.path("userId").asText()).isEqualTo(memberOfIt.userId());
        assertThat(run.at("/actor/id").asText()).isEqualTo(memberOfIt.userId());
        assertThat(run.at("/actor/isMember").asBoolean()).isTrue();
        assertThat(run.path("finishedAt").asText())
                .isEqualTo(run.path("startedAt").asText());
        assertThat(run.path("responseStatus").isNull()).isTrue();
        assertThat(runs.json().path("next").isNull()).isTrue();
    }

    @Test
    void storesNoSecretAnywhere() {
        String id = form(Map.of());

        submit(member.with("Idempotency-Key", "\"secret-" + id + "\""), id, "{\"amount\":2,\"pin\":\"Smuggled\"}");

        for (String table : List.of("quick_action_runs", "activity_feeds", "idempotency_keys", "dashboard_events")) {
            assertThat(rows.text(
                            "select count(*) from " + table + " t where organization_id = ?"
                                    + " and to_jsonb(t)::text like '%Smuggled%'",
                            organization))
                    .isEqualTo("0");
        }
    }

    @Test
    void recordsAnActivityWithoutTheInput() {
        String id = form(Map.of());

        String run =
                submit(member, id, "{\"amount\":2,\"note\":\"Confidential\"}").text("/run/id");

        Answer activities = owner.get("/activities?entityType=quick_action&action=submitted")
                .isStatus(200);
        assertThat(activities.json().path("items")).hasSize(1);
        JsonNode activity = activities.json().at("/items/0");
        assertThat(activity.path("type").asText()).isEqualTo("SYSTEM_EVENT");
        assertThat(activity.path("entityId").asText()).isEqualTo(id);
        assertThat(activity.path("userId").asText()).isEqualTo(memberOfIt.userId());
        assertThat(activity.at("/metadata/runId").asText()).isEqualTo(run);
        assertThat(activity.path("title").asText()).isEqualTo("The form of a quick action was submitted: New invoice");
        assertThat(activities.body()).doesNotContain("Confidential");
    }

    @Test
    void keepsNothingOfRefusedInputAndOfOpenedForms() {
        String id = form(Map.of());

        member.post(place(id), "{}").isStatus(200);
        member.post(place(id), "{\"input\":{\"amount\":0}}").isProblem(422).pointsTo("/input/amount");
        member.post(place(id), "{\"input\":{\"amount\":2,\"note\":\"" + "x".repeat(33_000) + "\"}}")
                .isProblem(422)
                .pointsTo("/input");

        assertThat(owner.get(runs(id)).isStatus(200).json().path("items")).isEmpty();
    }

    @Test
    void keepsOneRunUnderOneKey() {
        String id = form(Map.of());
        Session keyed = member.with("Idempotency-Key", "\"once-" + id + "\"");

        Answer first = submit(keyed, id, "{\"amount\":2}");
        Answer second = submit(keyed, id, "{\"amount\":2}");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(owner.get(runs(id)).json().path("items")).hasSize(1);
    }

    @Test
    void showsMembersTheirOwnRunsOnly() {
        String id = form(Map.of("requiredRole", List.of()));
        submit(owner, id, "{\"amount\":100}");
        submit(member, id, "{\"amount\":200}");
        Session admin = api.as(rows.member("admin-of-" + organization, organization, "ADMIN"));
        Session viewer = api.as(rows.member("viewer-of-" + organization, organization, "VIEWER"));

        assertThat(amounts(owner, id)).containsExactly(200, 100);
        assertThat(amounts(admin, id)).containsExactly(200, 100);
        assertThat(amounts(member, id)).containsExactly(200);
        viewer.get(runs(id)).isProblem(ProblemType.NOT_FOUND);
        api.as(GLOBEX_OWNER).get(runs(id)).isProblem(ProblemType.NOT_FOUND);
        owner.get(runs("unknown")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void showsViewersTheirOwnRuns() {
        String id = form(Map.of("requiredRole", List.of("VIEWER", "OWNER")));
        Session viewer = api.as(rows.member("viewer-of-" + organization, organization, "VIEWER"));
        submit(owner, id, "{\"amount\":100}");
        submit(viewer, id, "{\"amount\":300}");

        assertThat(amounts(viewer, id)).containsExactly(300);
    }

    @Test
    void keepsRunsOfThePlatformsFormsForEachOrganization() {
        String id = api.as(PLATFORM_ADMINISTRATOR)
                .post("/quick-actions?scope=system", definition(Map.of()))
                .isStatus(201)
                .id();
        String other = rows.organization(organization + "-other", "FREE");
        Session ownerOfOther = api.as(rows.member("owner-of-" + other, other, "OWNER"));
        submit(member, id, "{\"amount\":1}");
        submit(ownerOfOther, id, "{\"amount\":2}");

        assertThat(amounts(owner, id)).containsExactly(1);
        assertThat(amounts(ownerOfOther, id)).containsExactly(2);
        api.as(PLATFORM_ADMINISTRATOR).get(runs(id) + "?scope=system").isProblem(400);
    }

    @Test
    void listsRunsNewestFirstPageByPage() {
        String id = form(Map.of());
        for (int amount = 1; amount <= 5; amount++) {
            submit(member, id, "{\"amount\":" + amount + "}");
        }
        rows.update("update quick_action_runs set started_at = '2026-01-02Z' where organization_id = ?", organization);

        Answer first = owner.get(runs(id) + "?limit=3").isStatus(200);
        Answer second =
                owner.get(runs(id) + "?limit=3&cursor=" + first.text("/next")).isStatus(200);

        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(first.json().path("items")).hasSize(3);
        assertThat(second.json().path("items")).hasSize(2);
        assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second));
        assertThat(second.json().path("next").isNull()).isTrue();
        String other = form(Map.of());
        owner.get(runs(other) + "?cursor=" + first.text("/next")).isProblem(ProblemType.CURSOR_INVALID);
        member.get(runs(id) + "?cursor=" + first.text("/next")).isProblem(ProblemType.CURSOR_INVALID);
    }

    @Test
    void keepsRunsOfFormsThatChanged() {
        String id = form(Map.of());
        submit(member, id, "{\"amount\":2}");
        Answer read = owner.get("/quick-actions/" + id);
        owner.ifMatch(read.etag())
                .patch("/quick-actions/" + id, Map.of("actionType", "NAVIGATION", "targetUrl", "/there"))
                .isStatus(200);

        assertThat(amounts(owner, id)).containsExactly(2);
    }

    @Test
    void removesOldRunsWithTheNextOne() {
        String id = form(Map.of());
        String old = submit(member, id, "{\"amount\":1}").text("/run/id");
        rows.update("update quick_action_runs set started_at = now() - interval '31 days' where id = ?", old);

        submit(member, id, "{\"amount\":2}");

        assertThat(amounts(owner, id)).containsExactly(2);
    }

    private static List<Integer> amounts(Session reader, String id) {
        return reader.get(runs(id)).isStatus(200).json().path("items").findValues("amount").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        page.json().path("items").forEach(run -> ids.add(run.path("id").asText()));
        return ids;
    }

    private static String runs(String id) {
        return "/quick-actions/" + id + "/runs";
    }

    private static String place(String id) {
        return "/quick-actions/" + id + "/execute";
    }

    private static Answer submit(Session session, String id, String input) {
        return session.post(place(id), "{\"input\":" + input + "}").isStatus(200);
    }

    private String form(Map<String, Object> fields) {
        return owner.post("/quick-actions", definition(fields)).isStatus(201).id();
    }

    private static Map<String, Object> definition(Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", "New invoice", "icon", "receipt", "actionType", "MODAL_FORM", "formConfig", FORM));
        body.putAll(fields);
        return body;
    }
}

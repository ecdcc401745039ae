package dev.tenantboard.http.idempotency;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.BOTH_IN_ACME;
import static dev.tenantboard.api.Callers.BOTH_IN_GLOBEX;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static dev.tenantboard.http.idempotency.KeyedActivity.isNoReplay;
import static dev.tenantboard.http.idempotency.KeyedActivity.isReplayOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.openapi.ApiDocument;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is repeated with its key, by the same user in the same organization, is executed once. */
class IdempotencyIT extends ServerTest {

    private Database rows;
    private KeyedActivity once;

    @BeforeEach
    void createKey() {
        rows = new Database(database);
        once = KeyedActivity.in(api, rows);
    }

    /** See ArchitectureTest for the reason. */
    private static final String CHANGES_NOTHING = "POST /api/v1/dashboard/metrics/preview";

    /** Operations with an id in their path need more than an example, so the tests of their packages cover them. */
    @Test
    void repeatsTheAnswerOfEveryPost() {
        Map<String, JsonNode> posts = new TreeMap<>(ApiDocument.of(api).operationsOfMembers());
        posts.keySet().removeIf(name -> !name.startsWith("POST ") || name.contains("{"));
        assertThat(posts.remove(CHANGES_NOTHING)).isNotNull();

        assertThat(posts).hasSizeGreaterThanOrEqualTo(4);
        posts.forEach((name, operation) -> {
            assertThat(operation.path("parameters").toString()).as(name).contains(IdempotencyKey.HEADER);
            answersAgain(name.substring("POST ".length()), operation);
        });
    }

    private void answersAgain(String path, JsonNode operation) {
        Session owner = once.as(ACME_OWNER).absolute();

        Answer first = owner.post(path, example(operation));
        String after = counts();
        Answer second = owner.post(path, example(operation));

        assertThat(first.status()).as("%s", first).isBetween(200, 299);
        assertThat(first.header(StoredResponse.REPLAYED)).isNull();
        isReplayOf(first, second);
        assertThat(counts()).as("rows after " + second).isEqualTo(after);
    }

    private static JsonNode example(JsonNode operation) {
        return operation.at("/requestBody/content/application~1json/example");
    }

    /** Returns the number of rows in each table. */
    private String counts() {
        return rows.text("""
                select string_agg(tablename || ' ' || (xpath('//n/text()',
                    query_to_xml('select count(*) as n from ' || quote_ident(tablename), true, false, '')))[1], ', '
                    order by tablename)
                from pg_tables
                where schemaname = 'public'
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quick-actions", "/metrics"})
    void repeatsTheAnswerForSystemRows(String path) {
        JsonNode body = example(ApiDocument.of(api).operations().get("POST /api/v1/dashboard" + path));
        Session administrator = once.as(PLATFORM_ADMINISTRATOR);

        Answer first = administrator.post(path + "?scope=system", body).isStatus(201);
        Answer second = administrator.post(path + "?scope=system", body);
        Answer inOrganization = administrator.post(path, body);

        isReplayOf(first, second);
        isNoReplay(inOrganization);
        administrator
                .ifMatch(first.etag())
                .delete(path + "/" + first.id() + "?scope=system")
                .isStatus(204);
    }

    @Test
    void acceptsAKeyWithAndWithoutQuotationMarks() {
        Answer first = once.recordAs(ACME_OWNER);
        Answer second = once.as(ACME_OWNER)
                .with(IdempotencyKey.HEADER, '"' + once.key() + '"')
                .post("/activities", once.body());

        isNoReplay(first);
        isReplayOf(first, second);
    }

    @Test
    void acceptsTheSameDocumentInAnotherOrder() {
        Answer first = once.recordAs(ACME_OWNER).isStatus(201);
        Answer second = once.recordAs(ACME_OWNER, """
                {"action":"won","entityId":"1","entityType":"deal","type":"USER_ACTION","title":"%s"}""".formatted(once.title()));

        isReplayOf(first, second);
    }

    @Test
    void refusesAnotherBody() {
        Answer first = once.recordAs(ACME_OWNER).isStatus(201);

        once.recordAs(ACME_OWNER, once.body().replace("won", "lost"))
                .isProblem(422)
                .doesNotEcho(once.key());

        assertThat(once.count()).isOne();
        isReplayOf(first, once.recordAs(ACME_OWNER));
    }

    @Test
    void distinguishesOperations() {
        once.recordAs(ACME_OWNER).isStatus(201);

        Answer other = once.as(ACME_OWNER).post("/quick-actions", """
                        {"name": "Go", "icon": "chart", "actionType": "NAVIGATION", "targetUrl": "/there"}""");

        isNoReplay(other);
    }

    @Test
    void distinguishesUsers() {
        isNoReplay(once.recordAs(ACME_OWNER));
        isNoReplay(once.recordAs(ACME_MEMBER));

        assertThat(once.count()).isEqualTo(2);
    }

    @Test
    void distinguishesOrganizations() {
        Answer acmes = once.recordAs(BOTH_IN_ACME);
        Answer globexs = once.recordAs(BOTH_IN_GLOBEX, once.body().replace("won", "lost"));
        Answer chosen =
                once.as(BOTH_IN_ACME.withoutOrganization()).inOrganization(ACME).post("/activities", once.body());

        isNoReplay(acmes);
        isNoReplay(globexs);
        isReplayOf(acmes, chosen);
        once.recordAs(BOTH_IN_GLOBEX).isProblem(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(once.count()).isEqualTo(2);
    }

    @Test
    void storesNoFailure() {
        Session owner = once.as(ACME_OWNER);
        owner.post("/activities", "{").isProblem(ProblemType.BODY_MALFORMED);
        owner.post("/activities", "{}").isProblem(ProblemType.VALIDATION_FAILED);
        owner.post("/activities?unknown=1", once.body()).isProblem(ProblemType.PARAMETER_UNKNOWN);
        owner.with("Content-Type", "text/plain")
                .post("/activities", once.body())
                .isProblem(ProblemType.CONTENT_TYPE_NOT_SUPPORTED);
        once.recordAs(ACME_MEMBER, once.body().replace("USER_ACTION", "SYSTEM_EVENT"))
                .isProblem(ProblemType.ACTIVITY_TYPE_NOT_PERMITTED);

        isNoReplay(once.recordAs(ACME_OWNER));
        isNoReplay(once.recordAs(ACME_MEMBER));

        assertThat(once.count()).isEqualTo(2);
    }

    @Test
    void checksTheAccessOfARepeatedRequest() {
        Caller caller = rows.member("once-" + once.key(), ACME, "MEMBER");
        Answer first = once.recordAs(caller).isStatus(201);

        rows.update("update organization_members set role = 'VIEWER' where user_id = ?", caller.userId());
        once.recordAs(caller).isProblem(ProblemType.ROLE_NOT_PERMITTED);
        rows.update("update organization_members set role = 'MEMBER' where user_id = ?", caller.userId());
        rows.update("update users set is_active = false where id = ?", caller.userId());
        once.recordAs(caller).isProblem(ProblemType.ACCOUNT_INACTIVE);
        rows.update("update users set is_active = true where id = ?", caller.userId());

        isReplayOf(first, once.recordAs(caller));
        rows.update("delete from organization_members where user_id = ?", caller.userId());
        once.recordAs(caller).isProblem(ProblemType.NOT_A_MEMBER);
    }

    @Test
    void refusesARepeatedRequestOfAnotherUserWithoutAccess() {
        once.recordAs(ACME_VIEWER).isProblem(ProblemType.ROLE_NOT_PERMITTED);
        once.as(ACME_OWNER)
                .with("Authorization", null)
                .post("/activities", once.body())
                .isProblem(ProblemType.TOKEN_MISSING);

        assertThat(once.count()).isZero();
    }

    @Test
    void isIgnoredByOtherMethods() {
        Session owner = api.as(ACME_OWNER).with(IdempotencyKey.HEADER, "not, one");

        Answer read = owner.get("/preferences").isStatus(200);

        owner.ifMatch(read.etag()).patch("/preferences", "{}").isStatus(200);
    }
}

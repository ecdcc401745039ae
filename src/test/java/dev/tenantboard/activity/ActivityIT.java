package dev.tenantboard.activity;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Sheet;
import dev.tenantboard.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityIT extends ServerTest {

    /** Each test creates its own organization. */
    private String organization;

    private Session owner;
    private Session member;
    private Database rows;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        rows = new Database(database);
        organization = rows.organization("org-" + name, "FREE");
        owner = api.as(rows.member("owner-" + name, organization, "OWNER"));
        member = api.as(rows.member("member-" + name, organization, "MEMBER"));
    }

    @Test
    void recordsAnActivityAndReadsItBack() {
        Answer created = member.post("/activities", activity("USER_ACTION", "invoice"));

        assertThat(created.isStatus(201).header("Location")).endsWith("/api/v1/dashboard/activities/" + created.id());
        Answer read = owner.get("/activities/" + created.id()).isStatus(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.text("/userId")).startsWith("member-");
        owner.ifNoneMatch(read.etag()).get("/activities/" + created.id()).isStatus(304);
        assertThat(rows.text(
                        "select concat_ws('|', type::text, pg_typeof(severity), coalesce(metadata::text, 'none'), description is null)"
                                + " from activity_feeds where id = ?",
                        created.id()))
                .isEqualTo("USER_ACTION|\"ActivitySeverity\"|none|t");
    }

    @ParameterizedTest
    @EnumSource(ActivityType.class)
    void letsMembersRecordOnlyTypesOfMembers(ActivityType type) {
        boolean allowed = type == ActivityType.USER_ACTION || type == ActivityType.WORKFLOW_UPDATE;
        Session integration =
                api.as(rows.member("integration-" + organization, organization, "MEMBER", "activities:ingest"));

        Answer answer = member.post("/activities", activity(type.name(), "order"));

        assertThat(answer.status()).isEqualTo(allowed ? 201 : 403);
        integration.post("/activities", activity(type.name(), "order")).isStatus(201);
        owner.post("/activities", activity(type.name(), "order")).isStatus(201);
    }

    @Test
    void showsSecurityEventsToOwnersAndAdministratorsOnly() {
        Session admin = api.as(rows.member("admin-" + organization, organization, "ADMIN"));
        String id = owner.post("/activities", activity("SECURITY_EVENT", "session"))
                .isStatus(201)
                .id();

        admin.get("/activities/" + id).isStatus(200);
        assertThat(Sheet.ids(admin, "/activities?type=SECURITY_EVENT")).containsExactly(id);
        member.get("/activities/" + id).isProblem(404);
        assertThat(Sheet.ids(member, "/activities")).isEmpty();
        assertThat(Sheet.ids(member, "/activities?type=SECURITY_EVENT")).isEmpty();
    }

    @Test
    void letsViewersReadAndNothingElse() {
        api.as(ACME_VIEWER)
                .post("/activities", activity("USER_ACTION", "order"))
                .isProblem(403);
        api.as(ACME_VIEWER).get("/activities").isStatus(200);
    }

    @Test
    void hidesActivitiesOfOtherTenants() {
        String id = api.as(GLOBEX_OWNER)
                .post("/activities", activity("USER_ACTION", "order"))
                .isStatus(201)
                .id();

        owner.get("/activities/" + id).isProblem(404);
        owner.patch("/activities/" + id, "{\"isRead\":true}").isProblem(404);
        assertThat(Sheet.ids(owner, "/activities")).doesNotContain(id);
    }

    @Test
    void letsOwnersAndAdministratorsMarkForAll() {
        Answer created =
                member.post("/activities", activity("USER_ACTION", "order")).isStatus(201);
        String path = "/activities/" + created.id();

        Answer marked = owner.patch(path, "{\"isPinned\":true}").isStatus(200);

        assertThat(marked.text("/isPinned")).isEqualTo("true");
        assertThat(marked.text("/isRead")).isEqualTo("false");
        assertThat(marked.etag()).isNotEqualTo(created.etag());
        member.patch(path, "{\"isRead\":true}").isProblem(403);
        owner.patch(path, "{\"isRead\":null}").isProblem(422).pointsTo("/isRead");
        owner.patch(path, "{\"title\":\"Forged\"}").isProblem(422).pointsTo("/title");
        api.as(ACME_MEMBER).patch(path, "{\"isRead\":true}").isProblem(403);
    }

    @Test
    void findsByEveryFilter() {
        String order = owner.post("/activities", activity("USER_ACTION", "order"))
                .isStatus(201)
                .id();
        String invoice = owner.post("/activities", activity("WORKFLOW_UPDATE", "invoice"))
                .isStatus(201)
                .id();
        String user = owner.get("/activities/" + order).text("/userId");
        owner.patch("/activities/" + order, "{\"isRead\":true,\"isPinned\":true}")
                .isStatus(200);
        owner.patch("/activities/" + invoice, "{\"isArchived\":true}").isStatus(200);
        rows.update("update activity_feeds set created_at = '2026-01-02T03:04:05.000006Z' where id = ?", order);
        rows.update("update activity_feeds set created_at = '2026-01-03Z' where id = ?", invoice);

        assertThat(found("")).containsExactly(invoice, order);
        assertThat(found("type=USER_ACTION")).containsExactly(order);
        assertThat(found("type=USER_ACTION&type=WORKFLOW_UPDATE")).hasSize(2);
        assertThat(found("severity=INFO&entityType=order")).containsExactly(order);
        assertThat(found("entityId=1&action=changed&userId=" + user)).hasSize(2);
        assertThat(found("userId=nobody")).isEmpty();
        assertThat(found("state=pinned")).containsExactly(order);
        assertThat(found("state=archived")).containsExactly(invoice);
        assertThat(found("state=unread")).isEmpty();
        assertThat(found("since=2026-01-02T03:04:05.000006Z")).hasSize(2);
        assertThat(found("since=2026-01-02T03:04:05.000007Z")).containsExactly(invoice);
        assertThat(found("since=2026-01-02T03:04:05.0000061Z")).containsExactly(invoice);
        assertThat(found("since=2026-01-02T03:04:05.0000059Z")).hasSize(2);
        assertThat(found("until=2026-01-03T00:00:00Z")).containsExactly(order);
        assertThat(found("until=2026-01-02T03:04:05.0000061Z")).containsExactly(order);
        assertThat(found("until=2026-01-02T03:04:05.000006Z")).isEmpty();
    }

    /** EclipseLink caches the SQL of a list, which must not contain the values of one request. */
    @Test
    void findsByTheValuesAndLimitOfEachRequest() {
        List<String> types = List.of("a", "b", "c", "d");
        types.forEach(
                type -> owner.post("/activities", activity("USER_ACTION", type)).isStatus(201));

        for (int values : List.of(1, 3, 2, 4, 1, 2)) {
            String filter = types.stream()
                    .limit(values)
                    .map("entityType=%s&"::formatted)
                    .collect(Collectors.joining());
            for (int limit : List.of(2, 1, 4, 3, 1)) {
                assertThat(owner.get("/activities?" + filter + "limit=" + limit)
                                .isStatus(200)
                                .json()
                                .path("items"))
                        .as("%s values, limit %s", values, limit)
                        .hasSize(Math.min(values, limit));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"entityType, 100", "entityId, 1000", "action, 100", "userId, 255"})
    void acceptsFilterValuesUpToTheMaximumLength(String filter, int length) {
        assertThat(found(filter + "=" + "a".repeat(length))).isEmpty();
        member.get("/activities?" + filter + "=" + "a".repeat(length + 1))
                .isProblem(400)
                .pointsTo(filter);
        member.get("/activities?" + filter + "=").isProblem(400).pointsTo(filter);
    }

    @ParameterizedTest
    @CsvSource({"type, USER_ACTION", "severity, INFO", "entityType, a", "entityId, a", "action, a", "userId, a"})
    void acceptsTwentyValuesOfAFilter(String filter, String value) {
        String twenty = String.join("&", Collections.nCopies(20, filter + "=" + value));

        assertThat(found(twenty)).isEmpty();
        member.get("/activities?" + twenty + "&" + filter + "=" + value)
                .isProblem(400)
                .pointsTo(filter);
    }

    @ParameterizedTest
    @CsvSource({"since, yesterday", "until, 2026-01-01", "state, UNREAD", "state, read", "type, NOPE", "severity, 1"})
    void refusesUnknownFilterValues(String filter, String value) {
        member.get("/activities?" + filter + "=" + value).isProblem(400).pointsTo(filter);
    }

    private List<String> found(String filter) {
        return Sheet.ids(owner, "/activities" + (filter.isEmpty() ? "" : "?" + filter));
    }

    @Test
    void pagesNewestFirstWithEqualTimesDuringInserts() {
        List<String> expected = IntStream.range(0, 10)
                .mapToObj(i -> owner.post("/activities", activity("USER_ACTION", "order"))
                        .isStatus(201)
                        .id())
                .toList();
        rows.update("update activity_feeds set created_at = '2026-01-01Z' where organization_id = ?", organization);
        var added = new ArrayList<String>();

        List<String> ids = Sheet.ids(
                owner,
                "/activities?limit=3",
                page -> added.add(owner.post("/activities", activity("USER_ACTION", "order"))
                        .isStatus(201)
                        .id()));

        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(added).isNotEmpty();
    }

    @Test
    void refusesAForgedCursor() {
        member.post("/activities", activity("USER_ACTION", "order")).isStatus(201);
        member.post("/activities", activity("USER_ACTION", "order")).isStatus(201);
        String genuine = decoded(member.get("/activities?limit=1").text("/next"));
        String fingerprint = genuine.substring(0, genuine.indexOf('\n'));

        for (String key : List.of("+999999999-01-01T00:00:00Z", "-999999-01-01T00:00:00Z", "x", "")) {
            String forged = encoded(fingerprint + "\n" + key + "\nx");
            member.get("/activities?cursor=" + forged).isProblem(400).pointsTo("cursor");
        }
        owner.get("/activities?type=USER_ACTION&cursor=" + encoded(genuine))
                .isProblem(400)
                .pointsTo("cursor");
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> activity(String type, String entity) {
        return Map.of(
                "title", "Something changed", "type", type, "entityType", entity, "entityId", "1", "action", "changed");
    }
}

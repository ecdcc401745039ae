package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Callers;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Sheet;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of a user's own marks in one request, and the unread count. */
class ManyMarksIT extends ServerTest {

    private String organization;
    private Database rows;
    private Session owner;
    private Session member;

    /** The ids of five activities, oldest first. */
    private List<String> ids;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        rows = new Database(database);
        organization = rows.organization("org-" + name, "FREE");
        owner = api.as(rows.member("owner-" + name, organization, "OWNER"));
        member = api.as(rows.member("member-" + name, organization, "MEMBER"));
        ids = IntStream.range(0, 5)
                .mapToObj(i -> record("USER_ACTION", i == 2 ? "CRITICAL" : "INFO"))
                .toList();
    }

    @Test
    void answersWithAStatusForEachId() {
        String security = record("SECURITY_EVENT", "INFO");
        String others = api.as(Callers.GLOBEX_OWNER)
                .post("/activities", activity("USER_ACTION", "INFO"))
                .id();
        List<String> requested = List.of(ids.get(3), "unknown", security, others, ids.get(0), ids.get(3));

        Answer answer = member.post("/activities/marks", Map.of("ids", requested, "isRead", true))
                .isStatus(207);

        assertThat(statuses(answer)).containsExactly(200, 404, 404, 404, 200, 200);
        assertThat(answer.json().at("/items/4").toString())
                .isEqualTo("{\"index\":4,\"status\":200,\"id\":\"" + ids.get(0) + "\"}");
        assertThat(answer.text("/items/1/problem/status")).isEqualTo("404");
        assertThat(answer.text("/items/1/problem/instance")).startsWith("urn:trace:");
        assertThat(answer.body()).doesNotContain("unknown", security, others);
        assertThat(unread(member)).containsExactly(ids.get(4), ids.get(2), ids.get(1));
        assertThat(unread(owner)).containsExactly(security, ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void keepsMarksThatAreMissingInTheRequest() {
        member.put("/activities/" + ids.get(0) + "/marks", "{\"isPinned\":true,\"isRead\":false}")
                .isStatus(200);

        member.post("/activities/marks", "{\"ids\":[\"" + ids.get(0) + "\"],\"isRead\":true,\"isPinned\":null}")
                .isStatus(207);

        assertThat(member.get("/activities/" + ids.get(0))
                        .json()
                        .get("ownMarks")
                        .toString())
                .isEqualTo("{\"isRead\":true,\"isPinned\":true,\"isArchived\":null}");
    }

    @Test
    void acceptsAtMostFiveHundredIds() {
        List<String> many = new ArrayList<>(Collections.nCopies(500, ids.get(0)));

        assertThat(statuses(member.post("/activities/marks", Map.of("ids", many, "isRead", true))
                        .isStatus(207)))
                .hasSize(500)
                .containsOnly(200);
        many.add(ids.get(1));
        member.post("/activities/marks", Map.of("ids", many, "isRead", true))
                .isProblem(422)
                .pointsTo("/ids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ids\":[\"1\"]}",
                "{\"isRead\":true}",
                "{\"ids\":[\"1\"],\"isRead\":null}",
                "{\"ids\":[\"1\"],\"isRead\":true,\"readUpTo\":\"1\"}",
                "{\"ids\":[\"1\"],\"readUpTo\":\"1\"}",
                "{\"isRead\":true,\"readUpTo\":\"1\"}"
            })
    void acceptsOneKindOfChangeAtATime(String body) {
        member.post("/activities/marks", body).isProblem(422).pointsTo("");
    }

    @Test
    void marksAllUpToAnActivityAsReadWithOneRow() {
        Answer answer = member.post("/activities/marks", Map.of("readUpTo", ids.get(2)));

        assertThat(statuses(answer.isStatus(207))).containsExactly(200);
        assertThat(unread(member)).containsExactly(ids.get(4), ids.get(3));
        assertThat(member.get("/activities/" + ids.get(2)).text("/isRead")).isEqualTo("true");
        assertThat(member.get("/activities/" + ids.get(3)).text("/isRead")).isEqualTo("false");
        assertThat(unread(owner)).hasSize(5);
        assertThat(positions()).isEqualTo("1");
        assertThat(rows.text("select count(*) from activity_marks where organization_id = ?", organization))
                .isEqualTo("0");
    }

    @Test
    void movesThePositionForwardOnly() {
        member.post("/activities/marks", Map.of("readUpTo", ids.get(3))).isStatus(207);

        member.post("/activities/marks", Map.of("readUpTo", ids.get(1))).isStatus(207);

        assertThat(unread(member)).containsExactly(ids.get(4));
        member.post("/activities/marks", Map.of("readUpTo", ids.get(4))).isStatus(207);
        assertThat(unread(member)).isEmpty();
        assertThat(positions()).isEqualTo("1");
    }

    @Test
    void countsALaterUnreadMarkUntilThePositionMoves() {
        member.post("/activities/marks", Map.of("readUpTo", ids.get(3))).isStatus(207);
        member.post("/activities/marks", Map.of("ids", List.of(ids.get(0), ids.get(2)), "isRead", false))
                .isStatus(207);

        assertThat(unread(member)).containsExactly(ids.get(4), ids.get(2), ids.get(0));
        assertThat(Sheet.ids(member, "/activities?state=unread&limit=1"))
                .containsExactly(ids.get(4), ids.get(2), ids.get(0));

        member.post("/activities/marks", Map.of("readUpTo", ids.get(1))).isStatus(207);

        assertThat(unread(member)).containsExactly(ids.get(4), ids.get(2));
    }

    @Test
    void keepsTheOrganizationsOfAUserApart() {
        String other = rows.organization("other-" + organization, "FREE");
        Session there = api.as(rows.member("owner-" + organization.substring("org-".length()), other, "OWNER"));
        String id = there.post("/activities", activity("USER_ACTION", "INFO"))
                .isStatus(201)
                .id();

        owner.post("/activities/marks", Map.of("readUpTo", ids.get(4))).isStatus(207);

        assertThat(unread(owner)).isEmpty();
        assertThat(unread(there)).containsExactly(id);
        there.ifNoneMatch(owner.get("/activities/counts").etag())
                .get("/activities/counts")
                .isStatus(200);
        owner.post("/activities/marks", Map.of("readUpTo", id)).isProblem(422);
        assertThat(statuses(owner.post("/activities/marks", Map.of("ids", List.of(id), "isRead", true))))
                .containsExactly(404);
        assertThat(unread(there)).containsExactly(id);
    }

    @Test
    void acceptsConcurrentChanges() throws Exception {
        ExecutorService windows = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> clicks = IntStream.range(0, 60)
                    .<Callable<Answer>>mapToObj(i -> () -> member.post("/activities/marks", click(i)))
                    .toList();

            for (Future<Answer> answer : windows.invokeAll(clicks)) {
                answer.get().isStatus(207);
            }
        } finally {
            windows.shutdownNow();
        }
    }

    private Map<String, Object> click(int i) {
        var shuffled = new ArrayList<>(ids);
        Collections.rotate(shuffled, i);
        return i % 3 == 0 ? Map.of("readUpTo", shuffled.get(0)) : Map.of("ids", shuffled, "isRead", i % 2 == 0);
    }

    @Test
    void keepsThePositionIfItsActivityIsDeleted() {
        member.post("/activities/marks", Map.of("readUpTo", ids.get(2))).isStatus(207);

        rows.update("delete from activity_feeds where id = ?", ids.get(2));

        assertThat(unread(member)).containsExactly(ids.get(4), ids.get(3));
    }

    @Test
    void refusesAPositionAtAHiddenActivity() {
        String security = record("SECURITY_EVENT", "INFO");

        for (String id : List.of("unknown", security)) {
            member.post("/activities/marks", Map.of("readUpTo", id))
                    .isProblem(422)
                    .pointsTo("/readUpTo");
        }

        assertThat(positions()).isEqualTo("0");
    }

    @Test
    void distinguishesActivitiesWithTheSameTime() {
        rows.update("update activity_feeds set created_at = '2026-01-01Z' where organization_id = ?", organization);
        List<String> newestFirst = Sheet.ids(member, "/activities");

        member.post("/activities/marks", Map.of("readUpTo", newestFirst.get(2))).isStatus(207);

        assertThat(unread(member)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(member.get("/activities/counts").text("/unread")).isEqualTo("2");
    }

    @Test
    void marksOnceForARepeatedIdempotencyKey() {
        Session keyed = member.with("Idempotency-Key", "marks-" + organization);
        Map<String, Object> read = Map.of("ids", List.of(ids.get(0), "unknown"), "isRead", true);
        Answer first = keyed.post("/activities/marks", read).isStatus(207);
        member.put("/activities/" + ids.get(0) + "/marks", "{}").isStatus(200);

        Answer second = keyed.post("/activities/marks", read).isStatus(207);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(unread(member)).hasSize(5);
    }

    @Test
    void countsUnreadActivitiesBySeverity() {
        record("SECURITY_EVENT", "CRITICAL");
        owner.patch("/activities/" + ids.get(0), "{\"isRead\":true}").isStatus(200);
        owner.patch("/activities/" + ids.get(1), "{\"isArchived\":true}").isStatus(200);
        Answer before = member.get("/activities/counts").isStatus(200);

        member.post("/activities/marks", Map.of("ids", List.of(ids.get(3)), "isArchived", true))
                .isStatus(207);

        assertThat(counts(before)).isEqualTo("3 false INFO=2 SUCCESS=0 WARNING=0 ERROR=0 CRITICAL=1");
        Answer after = member.ifNoneMatch(before.etag()).get("/activities/counts");
        assertThat(counts(after.isStatus(200))).isEqualTo("2 false INFO=1 SUCCESS=0 WARNING=0 ERROR=0 CRITICAL=1");
        assertThat(after.etag()).isEqualTo(after.text("/etag"));
        member.ifNoneMatch(after.etag()).get("/activities/counts").isStatus(304);
        assertThat(counts(owner.get("/activities/counts")))
                .isEqualTo("4 false INFO=2 SUCCESS=0 WARNING=0 ERROR=0 CRITICAL=2");
    }

    @Test
    void countsTheNewestThousandAndReportsMore() {
        rows.update("""
                insert into activity_feeds
                    (id, title, type, entity_type, entity_id, action, severity, created_at, organization_id)
                select ? || n, 'Older', 'USER_ACTION', 'order', '1', 'changed', 'ERROR', '2026-01-01Z', ?
                from generate_series(1, 995) n""", organization, organization);

        assertThat(counts(member.get("/activities/counts")))
                .isEqualTo("1000 false INFO=4 SUCCESS=0 WARNING=0 ERROR=995 CRITICAL=1");
        record("USER_ACTION", "WARNING");
        assertThat(counts(member.get("/activities/counts")))
                .isEqualTo("1000 true INFO=4+ SUCCESS=0+ WARNING=1+ ERROR=994+ CRITICAL=1+");
    }

    /** Below and above the number of marks that are hashed. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001})
    void countsTheSameAsItListsWithManyMarks(int marked) {
        rows.update("""
                insert into activity_feeds
                    (id, title, type, entity_type, entity_id, action, created_at, organization_id, is_read, is_archived)
                select ? || n, 'Older', 'USER_ACTION', 'order', '1', 'changed', '2026-01-01Z', ?, n % 7 = 0, n % 11 = 0
                from generate_series(1, 1250) n""", organization, organization);
        rows.update(
                """
                insert into activity_marks (organization_id, user_id, activity_id, is_read, is_archived)
                select ?, ?, ? || n,
                    case when n <= ? then n % 2 = 0 when n % 3 = 0 then false end,
                    case when n <= ? then n % 2 = 1 when n % 5 = 0 then false end
                from generate_series(1, 1200) n""", organization, "member-" + organization.substring("org-".length()), organization, marked, marked);

        List<String> listed = Sheet.ids(member, "/activities?state=unread&limit=100");

        assertThat(listed).hasSizeBetween(100, 260);
        assertThat(member.get("/activities/counts").text("/unread")).isEqualTo("" + listed.size());
        assertThat(owner.get("/activities/counts").text("/unread"))
                .isEqualTo(""
                        + Sheet.ids(owner, "/activities?state=unread&limit=100").size());
    }

    private List<String> unread(Session session) {
        return Sheet.ids(session, "/activities?state=unread");
    }

    private static List<Integer> statuses(Answer answer) {
        var statuses = new ArrayList<Integer>();
        answer.json().get("items").forEach(item -> {
            assertThat(item.get("index").asInt()).isEqualTo(statuses.size());
            statuses.add(item.get("status").asInt());
        });
        return statuses;
    }

    private static String counts(Answer answer) {
        var text = new StringBuilder(answer.text("/unread") + " " + answer.text("/more"));
        for (JsonNode part : answer.json().get("bySeverity")) {
            text.append(' ')
                    .append(part.get("severity").asText())
                    .append('=')
                    .append(part.get("unread").asText())
                    .append(part.get("more").asBoolean() ? "+" : "");
        }
        return text.toString();
    }

    private String positions() {
        return rows.text("select count(*) from activity_read_positions where organization_id = ?", organization);
    }

    private String record(String type, String severity) {
        return owner.post("/activities", activity(type, severity)).isStatus(201).id();
    }

    private static Map<String, Object> activity(String type, String severity) {
        return Map.of(
                "title",
                "Something changed",
                "type",
                type,
                "severity",
                severity,
                "entityType",
                "order",
                "entityId",
                "1",
                "action",
                "changed");
    }
}

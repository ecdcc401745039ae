package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Sheet;
import dev.tenantboard.server.ServerTest;
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
import org.junit.jupiter.params.provider.CsvSource;

/** A user's own marks. */
class OwnMarksIT extends ServerTest {

    private String organization;
    private Database rows;
    private Session owner;
    private Session member;
    private Session viewer;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        rows = new Database(database);
        organization = rows.organization("org-" + name, "FREE");
        owner = api.as(rows.member("owner-" + name, organization, "OWNER"));
        member = api.as(rows.member("member-" + name, organization, "MEMBER"));
        viewer = api.as(rows.member("viewer-" + name, organization, "VIEWER"));
    }

    @Test
    void countOnlyForTheirUser() {
        String path = "/activities/" + activity();
        String before = member.get(path).etag();

        Answer marked = viewer.put(path + "/marks", "{\"isRead\":true,\"isPinned\":true}");

        assertThat(marked.isStatus(200).json()).isEqualTo(viewer.get(path).json());
        assertThat(marked.etag()).isEqualTo(marked.text("/etag")).isNotEqualTo(before);
        assertThat(marks(marked)).isEqualTo("true true false");
        assertThat(marked.json().get("ownMarks").toString())
                .isEqualTo("{\"isRead\":true,\"isPinned\":true,\"isArchived\":null}");
        assertThat(marked.json().get("organizationMarks").toString())
                .isEqualTo("{\"isRead\":false,\"isPinned\":false,\"isArchived\":false}");
        member.ifNoneMatch(before).get(path).isStatus(304);
        viewer.ifNoneMatch(before).get(path).isStatus(200);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  ,      true",
        "true,  false, false",
        "true,  true,  true",
        "false, ,      false",
        "false, false, false",
        "false, true,  true",
    })
    void overrideTheOrganizationsMarks(boolean shared, Boolean own, boolean effective) {
        String path = "/activities/" + activity();
        owner.patch(path, Map.of("isRead", shared, "isPinned", shared, "isArchived", shared))
                .isStatus(200);

        Answer marked = member.put(
                path + "/marks",
                "{\"isRead\":%1$s,\"isPinned\":%1$s,\"isArchived\":%1$s}".formatted(String.valueOf(own)));

        assertThat(marks(marked.isStatus(200))).isEqualTo("%1$s %1$s %1$s".formatted(effective));
        assertThat(marks(owner.get(path))).isEqualTo("%1$s %1$s %1$s".formatted(shared));
        for (ActivityState state : List.of(ActivityState.PINNED, ActivityState.ARCHIVED)) {
            assertThat(Sheet.ids(member, "/activities?state=" + state)).hasSize(effective ? 1 : 0);
            assertThat(Sheet.ids(owner, "/activities?state=" + state)).hasSize(shared ? 1 : 0);
        }
        assertThat(Sheet.ids(member, "/activities?state=unread")).hasSize(effective ? 0 : 1);
        assertThat(Sheet.ids(owner, "/activities?state=unread")).hasSize(shared ? 0 : 1);
    }

    @Test
    void followTheOrganizationAgainAfterRemoval() {
        String id = activity();
        member.put("/activities/" + id + "/marks", "{\"isRead\":false}").isStatus(200);
        owner.patch("/activities/" + id, "{\"isRead\":true}").isStatus(200);
        assertThat(marks(member.get("/activities/" + id))).isEqualTo("false false false");

        Answer removed = member.put("/activities/" + id + "/marks", "{}").isStatus(200);

        assertThat(marks(removed)).isEqualTo("true false false");
        assertThat(removed.json().at("/ownMarks/isRead").isNull()).isTrue();
        assertThat(marksOf(id)).isEqualTo("0");
    }

    @Test
    void areDeletedWithTheirActivity() {
        String id = activity();
        member.put("/activities/" + id + "/marks", "{\"isPinned\":true}").isStatus(200);
        viewer.put("/activities/" + id + "/marks", "{\"isPinned\":true}").isStatus(200);
        assertThat(marksOf(id)).isEqualTo("2");

        rows.update("delete from activity_feeds where id = ?", id);

        assertThat(marksOf(id)).isEqualTo("0");
        member.put("/activities/" + id + "/marks", "{\"isPinned\":true}").isProblem(404);
        member.put("/activities/" + id + "/marks", "{}").isProblem(404);
    }

    @Test
    void areRefusedForAHiddenActivity() {
        String id = owner.post("/activities", activity("SECURITY_EVENT", "session"))
                .isStatus(201)
                .id();

        member.put("/activities/" + id + "/marks", "{\"isRead\":true}").isProblem(404);
        owner.put("/activities/" + id + "/marks", "{\"isRead\":true}").isStatus(200);
        assertThat(marksOf(id)).isEqualTo("1");
    }

    @Test
    void acceptConcurrentChanges() throws Exception {
        String path = "/activities/" + activity() + "/marks";
        ExecutorService windows = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> clicks = IntStream.range(0, 40)
                    .<Callable<Answer>>mapToObj(i ->
                            () -> member.put(path, i % 3 == 0 ? "{}" : "{\"isRead\":" + (i % 2 == 0) + "}"))
                    .toList();

            for (Future<Answer> answer : windows.invokeAll(clicks)) {
                answer.get().isStatus(200);
            }
        } finally {
            windows.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"isRead\":\"yes\"} | /isRead",
                "{\"read\":true} | /read",
                "[] | ''",
                "{\"isPinned\":1} | /isPinned"
            })
    void areTrueFalseOrNull(String body, String pointer) {
        String id = activity();

        member.put("/activities/" + id + "/marks", body).isProblem(422).pointsTo(pointer);

        assertThat(marksOf(id)).isEqualTo("0");
    }

    private String marksOf(String activity) {
        return rows.text("select count(*) from activity_marks where activity_id = ?", activity);
    }

    private static String marks(Answer answer) {
        return answer.text("/isRead") + " " + answer.text("/isPinned") + " " + answer.text("/isArchived");
    }

    private String activity() {
        return owner.post("/activities", activity("USER_ACTION", "order"))
                .isStatus(201)
                .id();
    }

    private static Map<String, Object> activity(String type, String entity) {
        return Map.of(
                "title", "Something changed", "type", type, "entityType", entity, "entityId", "1", "action", "changed");
    }
}

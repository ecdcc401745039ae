package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.LINES;
import static dev.tenantboard.activity.Batches.item;
import static dev.tenantboard.activity.Batches.send;
import static dev.tenantboard.activity.Batches.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.ProblemAssert;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of activities: each item has its own status, and an invalid item does not affect the others. */
class BatchIT extends ServerTest {

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

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void recordsEveryItemInTheirOrder(String type) {
        List<String> items =
                IntStream.range(0, 1_000).mapToObj(i -> item("n" + i)).toList();

        Answer answer = send(member, type, items).isStatus(207);

        assertThat(statuses(answer)).hasSize(1_000).containsOnly(201);
        assertThat(titles())
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> "n" + i).toList());
        Answer read = owner.get("/activities/" + answer.text("/items/999/id")).isStatus(200);
        assertThat(read.text("/title")).isEqualTo("n999");
        assertThat(read.json().at("/metadata/amount").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(read.text("/severity")).isEqualTo("INFO");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void storesTheValidItemsIfOthersAreRefused(String type) {
        Answer answer = send(
                        member,
                        type,
                        List.of(
                                item("good"),
                                item("bad").replace("USER_ACTION", "NOPE"),
                                item("forged").replace("USER_ACTION", "SYSTEM_EVENT"),
                                item(""),
                                "7",
                                item("zero").replace("paid", "a\\u0000"),
                                item("also good")))
                .isStatus(207);

        assertThat(statuses(answer)).containsExactly(201, 422, 403, 422, 422, 422, 201);
        answer.json().findValues("problem").forEach(ProblemAssert::areOfOneType);
        assertThat(answer.text("/items/2/problem/code")).isEqualTo("ACTIVITY_TYPE_NOT_PERMITTED");
        assertThat(answer.text("/items/1/problem/errors/0/pointer")).isEqualTo("/type");
        assertThat(answer.text("/items/3/problem/errors/0/pointer")).isEqualTo("/title");
        assertThat(answer.text("/items/5/problem/errors/0/pointer")).isEqualTo("/action");
        assertThat(titles()).containsExactly("good", "also good");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void storesAllOrNoneOfAnAtomicBatch(String type) {
        String path = "/activities/batch?atomic=true";

        Answer refused =
                send(member, path, type, List.of(item("good"), item("bad").replace("paid", "")));
        Answer stored =
                send(member, path, type, List.of(item("good"), item("mended"))).isStatus(207);

        assertThat(refused.isProblem(ProblemType.BATCH_NOT_RECORDED).pointsTo("/1/action"))
                .isNotNull();
        assertThat(statuses(stored)).containsExactly(201, 201);
        assertThat(titles()).containsExactly("good", "mended");
    }

    @Test
    void recordsRefusalsInTheAuditTrail() {
        send(member, ARRAY, List.of(item("good"), item("forged").replace("USER_ACTION", "SYSTEM_EVENT")))
                .isStatus(207);
        send(member, Batches.PATH + "?atomic=true", ARRAY, List.of(item("x").replace("USER_ACTION", "SYSTEM_EVENT")))
                .isProblem(ProblemType.ACTIVITY_TYPE_NOT_PERMITTED)
                .pointsTo("/0");

        assertThat(rows.text(
                        "select string_agg(entity_id, ' ') from activity_feeds where organization_id = ? and type = 'SECURITY_EVENT'",
                        organization))
                .isEqualTo("recordActivities");
    }

    @Test
    void refusesViewers() {
        Session viewer = api.as(rows.member("viewer-" + organization, organization, "VIEWER"));

        send(viewer, ARRAY, List.of(item("theirs"))).isProblem(ProblemType.ROLE_NOT_PERMITTED);
    }

    @Test
    void answersTheSameBatchAgainUnderItsKey() {
        Session keyed = member.with("Idempotency-Key", "batch-" + organization);

        Answer first = send(keyed, ARRAY, List.of(item("one"), item("two").replace("USER_ACTION", "NOPE")));
        Answer replay = Batches.sendText(
                keyed,
                Batches.PATH,
                ARRAY,
                "[ " + item("one") + " ,\n" + item("two").replace("USER_ACTION", "NOPE") + "]");
        Answer other = send(keyed, ARRAY, List.of(item("one"), item("three")));

        assertThat(replay.isStatus(207).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replay.json()).isEqualTo(first.json());
        other.isProblem(422);
        assertThat(titles()).containsExactly("one");
    }

    private List<String> titles() {
        return List.of(rows.text(
                        "select string_agg(title, '|' order by created_at, id) from activity_feeds where organization_id = ? and entity_type <> 'operation'",
                        organization)
                .split("\\|"));
    }
}

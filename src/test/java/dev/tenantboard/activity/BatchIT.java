package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many activities in one request: each has a status of its own, and what is wrong with one leaves the others alone. */
class BatchIT extends ServerTest {

    static final String ARRAY = "application/json";
    static final String LINES = "application/x-ndjson";

    private String organization;
    private Session owner;
    private Session member;
    private Database rows;

    @BeforeEach
    void found(TestInfo test) {
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
    void storesTheOthersWhereSomeAreRefused(String type) {
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
        assertThat(answer.text("/items/1/problem/errors/0/pointer")).isEqualTo("/type");
        assertThat(answer.text("/items/3/problem/errors/0/pointer")).isEqualTo("/title");
        assertThat(answer.text("/items/5/problem/errors/0/pointer")).isEqualTo("/action");
        assertThat(titles()).containsExactly("good", "also good");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void storesAllOrNoneWhereThatIsAsked(String type) {
        String place = "/activities/batch?atomic=true";

        Answer refused =
                send(member, place, type, List.of(item("good"), item("bad").replace("paid", "")));
        Answer stored =
                send(member, place, type, List.of(item("good"), item("mended"))).isStatus(207);

        assertThat(refused.isProblem(422).pointsTo("/1/action")).isNotNull();
        assertThat(statuses(stored)).containsExactly(201, 201);
        assertThat(titles()).containsExactly("good", "mended");
    }

    private Answer send(Session session, String type, List<String> items) {
        return send(session, "/activities/batch", type, items);
    }

    private Answer send(Session session, String place, String type, List<String> items) {
        String body = type.equals(ARRAY) ? "[" + String.join(",", items) + "]" : String.join("\n", items) + "\n";
        return session.send("POST", place, type, BodyPublishers.ofString(body));
    }

    private static String item(String title) {
        return """
                {"title":"%s","type":"USER_ACTION","entityType":"invoice","entityId":"1","action":"paid","metadata":{"amount":12.50}}""".formatted(title);
    }

    private static List<Integer> statuses(Answer answer) {
        return StreamSupport.stream(answer.json().at("/items").spliterator(), false)
                .map(item -> item.path("status").asInt())
                .toList();
    }

    private List<String> titles() {
        return List.of(rows.text(
                        "select string_agg(title, '|' order by created_at, id) from activity_feeds where organization_id = ? and entity_type <> 'operation'",
                        organization)
                .split("\\|"));
    }
}

package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.LINES;
import static dev.tenantboard.activity.Batches.ids;
import static dev.tenantboard.activity.Batches.item;
import static dev.tenantboard.activity.Batches.send;
import static dev.tenantboard.activity.Batches.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.List;
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

/** A client that repeats a request with a dedupe key stores its activity once. */
class DedupeKeyIT extends ServerTest {

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

    private static String keyed(String title, String key) {
        return item(title, "dedupeKey", '"' + key + '"');
    }

    @Test
    void findsTheActivityAgain() {
        Answer first = member.post("/activities", keyed("paid", "k")).isStatus(201);
        owner.patch("/activities/" + first.id(), "{\"isPinned\": true}").isStatus(200);

        Answer again = member.post("/activities", keyed("paid", "k").replace(":", ": "))
                .isStatus(200);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.etag())
                .isEqualTo(member.get("/activities/" + first.id()).etag());
        assertThat(again.json().path("isPinned").asBoolean()).isTrue();
        assertThat(again.json().has("dedupeKey")).isFalse();
        assertThat(count()).isOne();
    }

    @Test
    void refusesTheKeyWithOtherContent() {
        member.post("/activities", keyed("paid", "k")).isStatus(201);

        member.post("/activities", keyed("unpaid", "k"))
                .isProblem(ProblemType.DEDUPE_KEY_IN_USE)
                .pointsTo("/dedupeKey")
                .doesNotEcho("\"k\"");

        assertThat(count()).isOne();
    }

    @Test
    void belongsToOneUser() {
        Answer members = member.post("/activities", keyed("paid", "k")).isStatus(201);
        Answer owners = owner.post("/activities", keyed("another", "k")).isStatus(201);

        Answer again = owner.post("/activities", keyed("another", "k")).isStatus(200);

        assertThat(owners.id()).isNotEqualTo(members.id());
        assertThat(again.id()).isEqualTo(owners.id());
    }

    @Test
    void belongsToOneOrganization() {
        String elsewhere = rows.organization("elsewhere-" + organization, "FREE");
        Session both = api.as(rows.member("both-" + organization, organization, "MEMBER"));
        Session other = api.as(rows.member("both-" + organization, elsewhere, "MEMBER"));
        Answer first = both.post("/activities", keyed("paid", "k")).isStatus(201);

        Answer second = other.post("/activities", keyed("another", "k")).isStatus(201);
        Answer batch = send(other, LINES, List.of(keyed("another", "k"), keyed("paid", "k")));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(statuses(batch)).containsExactly(200, 409);
        assertThat(batch.body()).doesNotContain(first.id());
        assertThat(ids(batch).get(0)).isEqualTo(second.id());
    }

    @Test
    void isValidAsLongAsTheActivityIsStored() {
        Answer first = member.post("/activities", keyed("paid", "k")).isStatus(201);
        rows.update("delete from activity_feeds where id = ?", first.id());

        Answer second = member.post("/activities", keyed("paid", "k")).isStatus(201);

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void hidesLaterMarksIfTheCallerMayNotReadTheActivity() {
        Session integration =
                api.as(rows.member("integration-" + organization, organization, "MEMBER", "activities:ingest"));
        String event = keyed("signed in", "k").replace("USER_ACTION", "SECURITY_EVENT");
        Answer first = integration.post("/activities", event).isStatus(201);
        owner.patch("/activities/" + first.id(), "{\"isPinned\": true}").isStatus(200);

        Answer again = integration.post("/activities", event).isStatus(200);

        assertThat(again.json()).isEqualTo(first.json());
        integration.get("/activities/" + first.id()).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void storesTheFirstActivityOfAKeyInABatch(String type) {
        member.post("/activities", keyed("there", "old")).isStatus(201);

        Answer answer = send(
                        member,
                        type,
                        List.of(
                                keyed("one", "k").replace("USER_ACTION", "SYSTEM_EVENT"),
                                keyed("one", "k"),
                                keyed("one", "k"),
                                keyed("other", "k"),
                                keyed("there", "old"),
                                keyed("elsewhere", "old"),
                                item("without"),
                                item("without")))
                .isStatus(207);

        assertThat(statuses(answer)).containsExactly(403, 201, 200, 409, 200, 409, 201, 201);
        assertThat(ids(answer).get(2)).isEqualTo(ids(answer).get(1));
        assertThat(answer.text("/items/3/problem/errors/0/pointer")).isEqualTo("/dedupeKey");
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void refusesAnAtomicBatchWithAConflictingKey() {
        member.post("/activities", keyed("there", "old")).isStatus(201);

        send(member, Batches.PATH + "?atomic=true", ARRAY, List.of(item("new"), keyed("other", "old")))
                .isProblem(422)
                .pointsTo("/1/dedupeKey");

        assertThat(count()).isOne();
    }

    @Test
    void storesOneOfConcurrentRetries() throws Exception {
        List<String> forward =
                IntStream.range(0, 50).mapToObj(i -> keyed("n" + i, "k" + i)).toList();
        List<String> backward =
                IntStream.range(0, 50).mapToObj(i -> forward.get(49 - i)).toList();
        ExecutorService senders = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Answer>> requests = IntStream.range(0, 12)
                    .mapToObj(i -> (Callable<Answer>) () -> switch (i % 3) {
                        case 0 -> send(member, ARRAY, forward);
                        case 1 -> send(member, LINES, backward);
                        default -> member.post("/activities", forward.get(i));
                    })
                    .toList();

            List<Future<Answer>> answers = senders.invokeAll(requests);

            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as("%s", answer.get()).isIn(200, 201, 207);
                if (answer.get().status() == 207) {
                    assertThat(statuses(answer.get())).allMatch(status -> status < 202);
                }
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(count()).isEqualTo(50);
    }

    private int count() {
        return Integer.parseInt(rows.text(
                "select count(*) from activity_feeds where organization_id = ? and type <> 'SECURITY_EVENT' ",
                organization));
    }
}

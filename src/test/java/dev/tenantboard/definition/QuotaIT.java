package dev.tenantboard.definition;

import static dev.tenantboard.server.UnusualServer.ELITE_WIDGETS;
import static dev.tenantboard.server.UnusualServer.STARTER_ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Callers;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.UnusualServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Organizations that may have few rows of each kind. */
class QuotaIT extends UnusualServerTest {

    private static final String WIDGET = """
            {"name": "One", "type": "KPI_CARD", "config": {}, "position": {"x": 0, "y": 0, "w": 2, "h": 2}}""";

    private static final String ACTION = """
            {"name": "One", "icon": "chart", "actionType": "NAVIGATION", "targetUrl": "/one"}""";

    private static final String METRIC = """
            {"name": "One", "category": "SALES", "query": {"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}], "value": "n"}}""";

    private final String organization = "org-quota-" + UUID.randomUUID();

    private Session owner(String tier) {
        rows.organization(organization, tier);
        return api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
    }

    private static String body(String path) {
        return switch (path) {
            case "/widgets" -> WIDGET;
            case "/quick-actions" -> ACTION;
            default -> METRIC;
        };
    }

    private static List<Answer> create(Session session, String path, int count) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(session.post(path, body(path)).isStatus(201));
        }
        return answers;
    }

    private int stored(String table) {
        return Integer.parseInt(
                rows.text("select count(*) from " + table + " where organization_id = ?", organization));
    }

    @ParameterizedTest
    @CsvSource({"/widgets, dashboard_widgets", "/quick-actions, quick_actions", "/metrics, dashboard_metrics"})
    void refusesOneMoreThanTheTierAllows(String path, String table) {
        Session owner = owner("STARTER");
        create(owner, path, STARTER_ROWS);

        owner.post(path, body(path))
                .isProblem(ProblemType.QUOTA_EXCEEDED)
                .hasDetailContaining("has " + STARTER_ROWS + " ")
                .hasDetailContaining("STARTER allows " + STARTER_ROWS + ".")
                .hasDetailContaining("Nothing was created. Delete");
        assertThat(stored(table)).isEqualTo(STARTER_ROWS);
        assertThat(rows.text(
                        "select count(*) from activity_feeds where organization_id = ? and action = 'created'",
                        organization))
                .isEqualTo(String.valueOf(STARTER_ROWS));
    }

    @Test
    void countsEachKindSeparately() {
        Session owner = owner("STARTER");
        create(owner, "/widgets", STARTER_ROWS);

        create(owner, "/quick-actions", STARTER_ROWS);
        create(owner, "/metrics", STARTER_ROWS);
    }

    @Test
    void limitsAMemberLikeAnOwner() {
        create(owner("STARTER"), "/widgets", STARTER_ROWS);

        Session member = api.as(rows.member("member-of-" + organization, organization, "MEMBER"));

        member.post("/widgets", WIDGET).isProblem(ProblemType.QUOTA_EXCEEDED);
    }

    @Test
    void makesRoomByADeletion() {
        Session owner = owner("STARTER");
        Answer first = create(owner, "/widgets", STARTER_ROWS).get(0);
        owner.post("/widgets", WIDGET).isProblem(ProblemType.QUOTA_EXCEEDED);

        owner.ifMatch(first.etag()).delete("/widgets/" + first.id()).isStatus(204);

        create(owner, "/widgets", 1);
        owner.post("/widgets", WIDGET).isProblem(ProblemType.QUOTA_EXCEEDED);
    }

    @Test
    void appliesTheLimitOfTheTierAtOnce() {
        Session owner = owner("STARTER");
        create(owner, "/widgets", STARTER_ROWS);

        rows.update("update organizations set subscription_tier = 'ELITE' where id = ?", organization);
        Answer last = create(owner, "/widgets", ELITE_WIDGETS - STARTER_ROWS).get(0);
        owner.post("/widgets", WIDGET).isProblem(ProblemType.QUOTA_EXCEEDED);
        rows.update("update organizations set subscription_tier = 'STARTER' where id = ?", organization);

        owner.post("/widgets", WIDGET).isProblem(ProblemType.QUOTA_EXCEEDED).hasDetailContaining("has 5 ");
        owner.ifMatch(last.etag())
                .patch("/widgets/" + last.id(), "{\"name\": \"Still changeable\"}")
                .isStatus(200);
    }

    @Test
    void answersARepeatedCreationAtTheLimit() {
        Session owner = owner("STARTER");
        Session keyed = owner.with("Idempotency-Key", "the-last-place");
        Answer first = keyed.post("/widgets", WIDGET).isStatus(201);
        create(owner, "/widgets", STARTER_ROWS - 1);

        assertThat(keyed.post("/widgets", WIDGET).isStatus(201).id()).isEqualTo(first.id());
    }

    @Test
    void doesNotLimitRowsOfThePlatform() {
        Session administrator = api.as(Callers.PLATFORM_ADMINISTRATOR);

        for (int i = 0; i <= STARTER_ROWS; i++) {
            Answer created =
                    administrator.post("/quick-actions?scope=system", ACTION).isStatus(201);
            administrator
                    .ifMatch(created.etag())
                    .delete("/quick-actions/" + created.id() + "?scope=system")
                    .isStatus(204);
        }
    }

    /** Each of several rounds begins with one free place. */
    @ParameterizedTest
    @CsvSource({"/widgets, dashboard_widgets", "/quick-actions, quick_actions", "/metrics, dashboard_metrics"})
    void neverLetsConcurrentCreationsShareTheLastPlace(String path, String table) throws Exception {
        Session owner = owner("STARTER");
        create(owner, path, STARTER_ROWS - 1);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                List<Answer> answers = atOnce(clients, () -> owner.post(path, body(path)), 8);

                List<Answer> created = answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .toList();
                assertThat(created).hasSize(1);
                assertThat(answers.stream().filter(answer -> answer.status() != 201))
                        .allSatisfy(answer -> answer.isProblem(ProblemType.QUOTA_EXCEEDED));
                assertThat(stored(table)).isEqualTo(STARTER_ROWS);
                owner.ifMatch(created.get(0).etag())
                        .delete(path + "/" + created.get(0).id())
                        .isStatus(204);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<Answer> atOnce(ExecutorService clients, Callable<Answer> request, int times) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : clients.invokeAll(Collections.nCopies(times, request))) {
            answers.add(answer.get());
        }
        return answers;
    }
}

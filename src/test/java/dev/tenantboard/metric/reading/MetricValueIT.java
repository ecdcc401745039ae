package dev.tenantboard.metric.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Sheet;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.metric.value.MetricSheet;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricValueIT extends ServerTest {

    private Database rows;
    private MetricSheet sheet;

    @BeforeEach
    void found() {
        rows = new Database(database);
        sheet = MetricSheet.in(rows, api, "org-value-" + UUID.randomUUID());
    }

    @Test
    void calculatesTheFirstValueWhileItsReaderWaits() {
        String metric = sheet.metric(Map.of("refreshRate", 600));
        sheet.deals(3);

        Answer value = sheet.value(metric);

        assertThat(value.json().path("value").asInt()).isEqualTo(3);
        assertThat(value.json().at("/values/n").asInt()).isEqualTo(3);
        assertThat(value.text("/status")).isEqualTo("NORMAL");
        assertThat(value.json().path("stale").asBoolean()).isFalse();
        assertThat(value.json().path("failure").isNull()).isTrue();
        assertThat(rows.text(
                        "select concat_ws(' ', m.cached_value, m.last_calculated = v.calculated_at, v.due_at ="
                                + " v.calculated_at + interval '600 s', v.claim is null, m.updated_at = m.created_at)"
                                + " from dashboard_metrics m, dashboard_metric_values v where m.id = ? and metric_id = m.id",
                        metric))
                .isEqualTo("3 t t t t");
        assertThat(sheet.history(metric)).isOne();
        assertThat(value.etag()).isEqualTo(value.text("/etag"));
        sheet.session()
                .ifNoneMatch(value.etag())
                .get("/metrics/" + metric + "/value")
                .isStatus(304);
    }

    @Test
    void answersAFreshValueAsItIsStored() {
        String metric = sheet.metric(Map.of());
        Answer first = sheet.value(metric);
        sheet.deals(5);

        Answer second = sheet.value(metric);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(sheet.history(metric)).isOne();
    }

    @Test
    void answersAnExpiredValueAtOnceAndCalculatesTheNext() {
        String metric = sheet.metric(Map.of());
        sheet.value(metric);
        sheet.deals(5);
        sheet.expire(metric);

        Answer old = sheet.value(metric);
        Answer next = sheet.await(() -> sheet.value(metric), "/stale", "false");

        assertThat(old.json().path("value").asInt()).isZero();
        assertThat(old.json().path("stale").asBoolean()).isTrue();
        assertThat(next.json().path("value").asInt()).isEqualTo(5);
        assertThat(next.etag()).isNotEqualTo(old.etag());
        assertThat(sheet.history(metric)).isEqualTo(2);
    }

    @Test
    void calculatesAnotherDefinitionAtOnceWhateverTheAgeOfTheValue() {
        String metric = sheet.metric(Map.of());
        sheet.deals(2);
        sheet.value(metric);
        String etag = sheet.session().get("/metrics/" + metric).etag();

        sheet.session()
                .ifMatch(etag)
                .patch("/metrics/" + metric, Map.of("warningThreshold", 2))
                .isStatus(200);

        assertThat(sheet.value(metric).json().path("stale").asBoolean()).isTrue();
        sheet.await(() -> sheet.value(metric), "/status", "WARNING");
    }

    @Test
    void keepsThePlatformsMetricsApartForEachOrganization() {
        String metric = rows.text(
                "insert into dashboard_metrics (id, name, category, query) values (?, 'Of all', 'SYSTEM', ?::jsonb)"
                        + " returning id",
                "metric-of-" + sheet.organization(),
                MetricSheet.DEALS);
        String other = rows.organization(sheet.organization() + "-other", "FREE");
        Caller stranger = rows.member("owner-of-" + other, other, "OWNER");
        sheet.deals(4);

        int own = sheet.value(metric).json().path("value").asInt();
        Answer others = api.as(stranger).get("/metrics/" + metric + "/value").isStatus(200);

        assertThat(own).isEqualTo(4);
        assertThat(others.json().path("value").asInt()).isZero();
        assertThat(rows.text("select coalesce(cached_value::text, 'none') from dashboard_metrics where id = ?", metric))
                .isEqualTo("none");
    }

    @Test
    void recordsEachChangeOfStatusOnceAndNotTheFirstNormalOne() {
        String metric = sheet.metric(Map.of("warningThreshold", 2, "criticalThreshold", 4));

        for (int deals : List.of(0, 2, 0, 2)) {
            sheet.deals(deals);
            sheet.calculate(metric);
        }

        assertThat(sheet.changes(metric)).isEqualTo("WARNING NORMAL WARNING 2, CRITICAL WARNING CRITICAL 4");
    }

    @Test
    void recordsNoSwingAroundAThreshold() {
        String metric = sheet.metric(Map.of("warningThreshold", 1));
        sheet.deals(1);
        List<String> statuses = new ArrayList<>();
        for (String type : List.of("deal", "lead", "deal", "lead", "lead", "lead")) {
            rows.update(
                    "update activity_feeds set entity_type = ? where organization_id = ? and title = 'Won'",
                    type,
                    sheet.organization());
            sheet.calculate(metric);
            statuses.add(sheet.value(metric).text("/status"));
        }

        assertThat(statuses).containsExactly("WARNING", "WARNING", "WARNING", "WARNING", "WARNING", "NORMAL");
        assertThat(sheet.changes(metric)).isEqualTo("WARNING PENDING WARNING 1, SUCCESS WARNING NORMAL 0");
    }

    @Test
    void tellsEverybodyNothingOfAMetricThatIsNotForEverybody() {
        String metric = sheet.metric(
                Map.of("name", "Salaries", "permissions", List.of("salaries:read"), "warningThreshold", 0));

        sheet.calculate(metric);

        String told = rows.text(
                "select string_agg(to_jsonb(a)::text, '') from activity_feeds a where organization_id = ?"
                        + " and type = 'SYSTEM_EVENT'",
                sheet.organization());
        assertThat(told).contains(metric, "INFO").doesNotContain("WARNING", "Salaries", "\"value\"");
    }

    @Test
    void keepsTheOldValueWhereACalculationFailsAndSaysWhy() {
        String metric = sheet.metric(Map.of());
        sheet.deals(2);
        sheet.value(metric);
        breakQuery(metric);

        Answer failed = sheet.await(() -> sheet.value(metric), "/status", "ERROR");

        assertThat(failed.json().path("value").asInt()).isEqualTo(2);
        assertThat(failed.json().path("stale").asBoolean()).isTrue();
        assertThat(failed.text("/failure"))
                .startsWith("The query has become invalid")
                .doesNotContain("Exception");
        assertThat(sheet.history(metric)).isOne();
        assertThat(sheet.changes(metric)).isEqualTo("ERROR ERROR");
        assertThat(rows.text(
                        "select attempts = 1 and due_at > calculated_at and due_at < now() + interval '10 s'"
                                + " from dashboard_metric_values where metric_id = ?",
                        metric))
                .isEqualTo("t");
    }

    @Test
    void waitsTheLongerTheOftenerItFails() {
        String metric = sheet.metric(Map.of());
        breakQuery(metric);
        for (int i = 0; i < 3; i++) {
            sheet.session()
                    .post("/metrics/calculate", Map.of("ids", List.of(metric)))
                    .isStatus(207);
        }

        assertThat(sheet.value(metric).text("/status")).isEqualTo("ERROR");
        assertThat(rows.text(
                        "select attempts || ' ' || (due_at < now() + interval '40 s')"
                                + " from dashboard_metric_values where metric_id = ?",
                        metric))
                .isEqualTo("3 true");
    }

    private void breakQuery(String metric) {
        rows.update(
                "update dashboard_metrics set query = jsonb_set(query, '{dataset}', '\"gone\"'),"
                        + " updated_at = now() where id = ?",
                metric);
    }

    @Test
    void pagesThroughTheHistoryNewestFirst() {
        String metric = sheet.metric(Map.of());
        rows.update(
                "insert into dashboard_metric_history (organization_id, metric_id, calculated_at, value, status)"
                        + " select ?, ?, timestamptz '2026-01-01Z' + n * interval '1 hour', n, 'NORMAL'"
                        + " from generate_series(0, 6) n",
                sheet.organization(),
                metric);
        String place = "/metrics/" + metric + "/history";

        Answer first = sheet.session().get(place + "?limit=3").isStatus(200);
        Answer second = sheet.session()
                .get(place + "?limit=3&cursor=" + first.text("/next"))
                .isStatus(200);
        Answer part = sheet.session()
                .get(place + "?since=2026-01-01T02:00:00Z&until=2026-01-01T04:00:00Z")
                .isStatus(200);

        Answer later = sheet.session()
                .get(place + "?since=2026-01-01T02:00:00.0000001Z&until=2026-01-01T04:00:00.0000001Z")
                .isStatus(200);

        assertThat(values(later)).containsExactly(4, 3);
        assertThat(values(first)).containsExactly(6, 5, 4);
        assertThat(values(second)).containsExactly(3, 2, 1);
        assertThat(values(part)).containsExactly(3, 2);
        assertThat(part.text("/items/0/calculatedAt")).isEqualTo("2026-01-01T03:00:00Z");
        assertThat(part.text("/items/0/status")).isEqualTo("NORMAL");
        String other = sheet.metric(Map.of());
        sheet.session()
                .get("/metrics/" + other + "/history?limit=3&cursor=" + first.text("/next"))
                .isProblem(400);
        assertThat(Sheet.ids(sheet.session(), "/metrics/" + other + "/history")).isEmpty();
    }

    private static List<Integer> values(Answer page) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode item : page.json().path("items")) {
            values.add(item.path("value").asInt());
        }
        return values;
    }

    @Test
    void calculatesAnotherRangeForTheRequestAndStoresNothing() {
        String metric = sheet.metric(Map.of("warningThreshold", 1, "query", MetricSheet.document("""
                        {"v":1,"dataset":"activities","where":{"field":"entityType","op":"eq","value":"deal"},
                        "measures":[{"id":"n","agg":"count"}],"value":"n",
                        "time":{"field":"createdAt","window":{"last":7,"unit":"day"}}}""")));
        sheet.deals(2);
        rows.update(
                "update activity_feeds set created_at = '2025-12-31T23:30:00Z' where organization_id = ?"
                        + " and title = 'Won'",
                sheet.organization());

        Answer prague = ranged(metric, "?from=2026-01-01&to=2026-01-02&zone=Europe/Prague");
        Answer utc = ranged(metric, "?from=2026-01-01&to=2026-01-02");
        Answer instants = ranged(metric, "?from=2025-12-31T23:00:00Z&to=2026-01-01T00:00:00Z");

        assertThat(prague.json().path("value").asInt()).isEqualTo(2);
        assertThat(prague.text("/status")).isEqualTo("WARNING");
        assertThat(prague.text("/window/from")).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(prague.text("/window/zone")).isEqualTo("Europe/Prague");
        assertThat(utc.json().path("value").asInt()).isZero();
        assertThat(instants.json().path("value").asInt()).isEqualTo(2);
        assertThat(sheet.history(metric)).isZero();
        assertThat(rows.text("select count(*) from dashboard_metric_values where metric_id = ?", metric))
                .isEqualTo("0");
    }

    private Answer ranged(String metric, String range) {
        return sheet.session().get("/metrics/" + metric + "/value" + range).isStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zone=Mars",
                "zone=%2B02:00",
                "from=2026-01-01",
                "to=2026-01-01",
                "from=2026-01-02&to=2026-01-01",
                "from=2026-01-01&to=2026-01-01",
                "from=2020-01-01&to=2026-01-01",
                "from=yesterday&to=2026-01-01",
                "from=2026-01-01&to=2026-02-30",
                "from=0000-01-01&to=0001-01-01",
                "from=1899-12-31&to=1900-02-01",
                "from=2199-12-01&to=2200-01-01",
                "from=2199-12-01T00:00:00Z&to=2200-01-01T00:00:00Z",
                "from=%2B99999-01-01&to=2026-01-01"
            })
    void refusesRangesThatAreNone(String range) {
        String metric = sheet.metric(Map.of());

        sheet.session().get("/metrics/" + metric + "/value?" + range).isProblem(400);
    }

    @Test
    void calculatesAMetricAgainWhenOneThatItReadsIsAnotherOrGone() {
        sheet.deals(2);
        String input = sheet.metric(Map.of());
        String reader = readerOf(input);
        assertThat(sheet.value(reader).json().path("value").asInt()).isEqualTo(3);
        String place = "/metrics/" + input;

        sheet.deals(4);
        sheet.session()
                .ifMatch(sheet.session().get(place).etag())
                .patch(place, Map.of("name", "Renamed"))
                .isStatus(200);
        sheet.await(() -> sheet.value(reader), "/value", "7");
        sheet.session().ifMatch(sheet.session().get(place).etag()).delete(place).isStatus(204);
        Answer failed = sheet.await(() -> sheet.value(reader), "/status", "ERROR");

        assertThat(failed.text("/failure")).contains("gone");
    }

    @Test
    void calculatesNothingAgainAfterAChangeWithoutEffect() {
        String input = sheet.metric(Map.of());
        String reader = readerOf(input);
        sheet.value(reader);
        String place = "/metrics/" + input;
        String before = times(reader);

        sheet.session()
                .ifMatch(sheet.session().get(place).etag())
                .patch(place, Map.of("name", "Deals"))
                .isStatus(200);

        assertThat(times(reader)).isEqualTo(before);
    }

    private String readerOf(String input) {
        return sheet.metric(Map.of(
                "query",
                MetricSheet.document("{\"v\":1,\"inputs\":{\"a\":{\"metric\":\"" + input
                        + "\"}},\"formulas\":[{\"id\":\"b\",\"expr\":\"a + 1\"}],\"value\":\"b\"}")));
    }

    private String times(String metric) {
        return rows.text(
                "select concat_ws(' ', calculated_at, due_at) from dashboard_metric_values"
                        + " where organization_id = ? and metric_id = ?",
                sheet.organization(),
                metric);
    }

    @Test
    void refusesARangeForAQueryWithoutTime() {
        String metric = sheet.metric(Map.of(
                "query",
                MetricSheet.document(
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],"
                                + "\"value\":\"n\"}")));

        sheet.session()
                .get("/metrics/" + metric + "/value?from=2026-01-01&to=2026-02-01")
                .isProblem(400);
    }

    @Test
    void triesAQueryOutWithoutStoringAnything() {
        sheet.deals(3);

        Answer preview = sheet.session()
                .post(
                        "/metrics/preview",
                        Map.of("query", MetricSheet.document(MetricSheet.DEALS), "criticalThreshold", 3))
                .isStatus(200);
        Answer refused = sheet.session()
                .post("/metrics/preview", Map.of("query", Map.of("v", 1, "dataset", "gone", "measures", List.of())));

        assertThat(preview.json().path("value").asInt()).isEqualTo(3);
        assertThat(preview.text("/status")).isEqualTo("CRITICAL");
        refused.isProblem(422);
        assertThat(refused.text("/errors/0/pointer")).startsWith("/query/");
        assertThat(rows.text(
                        "select count(*) from dashboard_metric_values where organization_id = ?", sheet.organization()))
                .isEqualTo("0");
    }

    @Test
    void recalculatesSeveralAndListsEachFailure() {
        String good = sheet.metric(Map.of());
        String broken = sheet.metric(Map.of());
        breakQuery(broken);
        String claimed = sheet.metric(Map.of());
        rows.update(
                "insert into dashboard_metric_values (organization_id, metric_id, claim, claimed_until)"
                        + " values (?, ?, 'another server', now() + interval '1 minute')",
                sheet.organization(),
                claimed);

        Answer answer = sheet.session()
                .post("/metrics/calculate", Map.of("ids", List.of(good, broken, "gone", claimed)))
                .isStatus(207);

        assertThat(answer.json().at("/items"))
                .extracting(item -> item.path("status").asInt())
                .containsExactly(200, 422, 404, 409);
        assertThat(answer.text("/items/0/id")).isEqualTo(good);
        assertThat(answer.text("/items/1/problem/detail")).startsWith("The query has become invalid");
        assertThat(sheet.history(good)).isOne();
    }

    /** Nothing can be calculated while the test holds the lock, so whoever asks waits. */
    @Test
    void letsAFewWaitForCalculationsAndTellsTheOthersToComeAgain() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(12);
        try (Connection lock =
                database.superuser(EmbeddedPostgresServer.DATABASE).getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table activity_feeds in access exclusive mode");

            Callable<Answer> preview = this::preview;
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : clients.invokeAll(Collections.nCopies(12, preview))) {
                answers.add(answer.get());
            }

            List<Answer> refused =
                    answers.stream().filter(answer -> answer.status() == 429).toList();
            assertThat(refused).isNotEmpty().hasSizeLessThanOrEqualTo(8).allSatisfy(answer -> {
                answer.isProblem(ProblemType.CALCULATION_LIMIT_EXCEEDED);
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            });
        } finally {
            clients.shutdownNow();
        }
    }

    private Answer preview() {
        return sheet.session().post("/metrics/preview", Map.of("query", MetricSheet.document(MetricSheet.DEALS)));
    }

    @Test
    void recalculatesOnceForAKeyAndAnswersTheSameAgain() {
        String metric = sheet.metric(Map.of());
        var keyed = sheet.session().with("Idempotency-Key", "calculate-" + metric);

        Answer first =
                keyed.post("/metrics/calculate", Map.of("ids", List.of(metric))).isStatus(207);
        Answer again =
                keyed.post("/metrics/calculate", Map.of("ids", List.of(metric))).isStatus(207);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(sheet.history(metric)).isOne();
    }

    @Test
    void refusesMoreThanFiftyAndNone() {
        List<String> many = Collections.nCopies(51, "x");

        sheet.session()
                .post("/metrics/calculate", Map.of("ids", many))
                .isProblem(422)
                .pointsTo("/ids");
        sheet.session()
                .post("/metrics/calculate", Map.of("ids", List.of()))
                .isProblem(422)
                .pointsTo("/ids");
    }
}

package dev.tenantboard.metric.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.metric.value.MetricSheet;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A metric with permissions, and every way to its number that there is beside it. */
class ValuePermissionsIT extends ServerTest {

    private static final int SECRET = 777_431;

    private MetricSheet sheet;
    private Session member;
    private Session trusted;
    private String secret;

    @BeforeEach
    void found() {
        Database rows = new Database(database);
        sheet = MetricSheet.in(rows, api, "org-permissions-" + UUID.randomUUID());
        member = api.as(member("member"));
        trusted = api.as(member("trusted", "salaries:read"));
        secret = sheet.metric(Map.of("permissions", List.of("salaries:read"), "warningThreshold", 1));
        sheet.value(secret);
        rows.update(
                "update dashboard_metric_values set value = ?, figures = jsonb_build_object('value', ?, 'values',"
                        + " jsonb_build_object('n', ?)) where metric_id = ?",
                SECRET,
                SECRET,
                SECRET,
                secret);
        rows.update("update dashboard_metric_history set value = ? where metric_id = ?", SECRET, secret);
    }

    private Caller member(String name, String... permissions) {
        return sheet.rows().member(name + "-of-" + sheet.organization(), sheet.organization(), "MEMBER", permissions);
    }

    @Test
    void hidesValueHistoryAndCalculationLikeAMetricThatIsNotThere() {
        isHidden(secret);

        assertThat(trusted.get("/metrics/" + secret + "/value")
                        .isStatus(200)
                        .json()
                        .path("value")
                        .asInt())
                .isEqualTo(SECRET);
        trusted.get("/metrics/" + secret + "/history").isStatus(200);
    }

    private void isHidden(String metric) {
        for (String part : List.of("/value", "/value?zone=UTC", "/history")) {
            Answer hidden = member.get("/metrics/" + metric + part);
            Answer unknown = member.get("/metrics/unknown" + part);
            hidden.isProblem(404);
            assertThat(hidden.text("/detail")).isEqualTo(unknown.text("/detail"));
        }
        Answer asked = member.post("/metrics/calculate", Map.of("ids", List.of(metric, "unknown")));
        assertThat(asked.isStatus(207).json().at("/items"))
                .extracting(item -> item.path("status").asInt())
                .containsExactly(404, 404);
        member.post("/metrics/preview", Map.of("query", MetricSheet.document(MetricSheet.DEALS)))
                .isProblem(403);
    }

    @Test
    void hidesAMetricThatReadsIt() {
        String reader = sheet.metric(Map.of("query", composite(secret)));
        String readerOfReader = sheet.metric(Map.of("query", composite(reader)));

        isHidden(reader);
        isHidden(readerOfReader);
        trusted.get("/metrics/" + readerOfReader + "/value").isStatus(200);
        sheet.value(readerOfReader);
    }

    /** The permission is taken off, and with the next calculation the metric is everybody's: but not what was before. */
    @Test
    void showsNothingOfWhatWasCalculatedForFewerReaders() {
        String overHistory = sheet.metric(Map.of("query", overHistory()));
        Session owner = api.as(sheet.owner());
        owner.ifMatch(owner.get("/metrics/" + secret).etag())
                .patch("/metrics/" + secret, Map.of("permissions", List.of()))
                .isStatus(200);

        Answer value = member.get("/metrics/" + secret + "/value").isStatus(200);
        Answer history = member.get("/metrics/" + secret + "/history").isStatus(200);
        sheet.value(secret);
        Answer worst = member.get("/metrics/" + overHistory + "/value").isStatus(200);

        assertThat(value.body()).doesNotContain(String.valueOf(SECRET));
        assertThat(history.body()).doesNotContain(String.valueOf(SECRET));
        assertThat(worst.body()).doesNotContain(String.valueOf(SECRET));
        assertThat(trusted.get("/metrics/" + secret + "/history").body()).contains(String.valueOf(SECRET));
    }

    private Object overHistory() {
        return MetricSheet.document("{\"v\":1,\"dataset\":\"metricHistory\",\"where\":{\"field\":\"metricId\","
                + "\"op\":\"eq\",\"value\":\"" + secret
                + "\"},\"measures\":[{\"id\":\"m\",\"agg\":\"max\",\"field\":\"value\"}],\"value\":\"m\"}");
    }

    private static Object composite(String metric) {
        return MetricSheet.document("{\"v\":1,\"inputs\":{\"a\":{\"metric\":\"" + metric
                + "\"}},\"formulas\":[{\"id\":\"b\",\"expr\":\"a + 1\"}],\"value\":\"b\"}");
    }

    @Test
    void hidesAMetricOverItsHistory() {
        String reader = sheet.metric(Map.of("query", overHistory()));

        isHidden(reader);
        assertThat(sheet.value(reader).json().path("value").asInt()).isEqualTo(SECRET);
        trusted.get("/metrics/" + reader + "/value").isStatus(200);
    }

    @Test
    void hidesAMetricOverADatasetOfOthers() {
        String reader = sheet.metric(Map.of(
                "query",
                MetricSheet.document(
                        "{\"v\":1,\"dataset\":\"securityEvents\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],"
                                + "\"value\":\"n\"}")));
        sheet.value(reader);
        Session officer = api.as(member("officer", "activities:security"));

        isHidden(reader);
        officer.get("/metrics/" + reader + "/value").isStatus(200);
    }

    @Test
    void hidesItsReadersAtOnceWhenItGetsPermissionsLater() {
        String open = sheet.metric(Map.of());
        String reader = sheet.metric(Map.of("query", composite(open)));
        member.get("/metrics/" + reader + "/value").isStatus(200);

        sheet.session()
                .ifMatch(sheet.session().get("/metrics/" + open).etag())
                .patch("/metrics/" + open, Map.of("permissions", List.of("salaries:read")))
                .isStatus(200);

        isHidden(reader);
    }

    @Test
    void isUnavailableOnTheDashboardWithAllThatReadIt() {
        String reader = sheet.metric(Map.of("query", composite(secret)));
        for (String metric : List.of(secret, reader)) {
            sheet.session()
                    .post(
                            "/widgets",
                            Map.of(
                                    "name",
                                    "Of a secret",
                                    "type",
                                    "KPI_CARD",
                                    "config",
                                    Map.of(),
                                    "position",
                                    Map.of("x", 0, "y", 0, "w", 2, "h", 2),
                                    "dataSource",
                                    "metric:" + metric))
                    .isStatus(201);
        }

        Answer members = member.get("").isStatus(200);
        Answer trusteds = trusted.get("").isStatus(200);

        assertThat(members.json().path("widgets"))
                .hasSize(2)
                .allSatisfy(
                        widget -> assertThat(widget.at("/data/status").asText()).isEqualTo("UNAVAILABLE"));
        assertThat(members.body()).doesNotContain(String.valueOf(SECRET));
        assertThat(trusteds.body()).contains(String.valueOf(SECRET));
    }

    @Test
    void tellsNobodyElseOfItsStatus() {
        sheet.deals(5);
        sheet.calculate(secret);

        String feed = member.get("/activities?limit=100").isStatus(200).body();

        assertThat(feed).contains("The status of a metric has changed").doesNotContain("WARNING", "\"value\"");
    }
}

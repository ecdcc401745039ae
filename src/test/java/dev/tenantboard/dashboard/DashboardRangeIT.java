package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.metric.value.MetricSheet;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One range and some filters for a whole dashboard. */
class DashboardRangeIT extends ServerTest {

    private static final String MARCH = "?from=2026-03-01&to=2026-04-01&zone=Europe/Prague";

    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger();

    private Database rows;
    private MetricSheet sheet;

    @BeforeEach
    void createOrganization() {
        rows = new Database(database);
        sheet = MetricSheet.in(rows, api, "org-range-" + ORGANIZATIONS.incrementAndGet());
    }

    private static JsonNode counting(String time, String more) {
        return MetricSheet.document(
                "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],"
                        + (time.isEmpty() ? "" : "\"time\":{\"field\":\"createdAt\"," + time + "},") + "\"value\":\"n\""
                        + more
                        + "}");
    }

    private String metric(JsonNode query) {
        return metric(Map.of("query", query));
    }

    private String metric(Map<String, Object> fields) {
        String metric = sheet.metric(fields);
        sheet.session()
                .post(
                        "/widgets",
                        Map.of(
                                "name",
                                "Of a metric",
                                "type",
                                "CHART",
                                "config",
                                Map.of(),
                                "position",
                                Map.of("x", 0, "y", 0, "w", 3, "h", 2),
                                "dataSource",
                                "metric:" + metric))
                .isStatus(201);
        return metric;
    }

    private void activity(String entityType, String createdAt) {
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id, created_at)"
                        + " values (gen_random_uuid(), 'Done', 'USER_ACTION', ?, '1', 'done', ?, ?::timestamptz)",
                entityType,
                sheet.organization(),
                createdAt);
    }

    /** Returns the reading of a metric, when it is not pending. */
    private JsonNode reading(String metric, String range) {
        return Pause.forFirst(
                () -> readings(sheet.session().get(range)).stream()
                        .filter(reading -> reading.path("id").asText().equals(metric))
                        .filter(reading -> !reading.path("status").asText().equals("PENDING"))
                        .findFirst(),
                Duration.ofSeconds(20),
                () -> "a value of " + metric);
    }

    private static List<JsonNode> readings(Answer dashboard) {
        return dashboard.isStatus(200).json().path("widgets").findValues("metric").stream()
                .filter(JsonNode::isObject)
                .toList();
    }

    @Test
    void answersForTheRangeAndComparesWithTheRangeBefore() {
        activity("deal", "2026-02-28T22:59:59Z");
        activity("deal", "2026-02-28T23:00:00Z");
        activity("deal", "2026-03-31T21:59:59Z");
        activity("deal", "2026-03-31T22:00:00Z");
        String month = metric(counting("\"window\":{\"this\":\"month\"},\"grain\":\"hour\"", ""));

        JsonNode reading = reading(month, MARCH);

        assertThat(reading.path("value").asInt()).isEqualTo(2);
        assertThat(reading.at("/window/from").asText()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(reading.at("/window/to").asText()).isEqualTo("2026-03-31T22:00:00Z");
        assertThat(reading.at("/comparisons/0/id").asText()).isEqualTo("previous");
        assertThat(reading.at("/comparisons/0/value").asInt()).isOne();
        assertThat(reading.at("/comparisons/0/to").asText()).isEqualTo("2026-02-28T23:00:00Z");
        // 743 hours are more than a dashboard shows.
        assertThat(reading.at("/window/grain").asText()).isEqualTo("day");
        assertThat(reading.path("series")).hasSize(31);
        assertThat(reading.at("/use/window").asText()).isEqualTo("REQUESTED");
        assertThat(reading.path("stale").asBoolean()).isFalse();
        assertThat(reading.path("retryAfter").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?last=30&unit=day",
                "?last=2&unit=month&partial=exclude",
                "?this=year",
                "?previous=quarter&zone=Asia/Tokyo",
                "?rolling=PT36H"
            })
    void takesTheWindowsOfTheLanguage(String range) {
        String month = metric(counting("\"window\":{\"this\":\"month\"}", ""));

        JsonNode dashboard = reading(month, range);
        JsonNode value = sheet.session()
                .get("/metrics/" + month + "/value" + range)
                .isStatus(200)
                .json();

        assertThat(dashboard.at("/use/window").asText()).isEqualTo("REQUESTED");
        assertThat(dashboard.at("/window/from").asText().substring(0, 14))
                .isEqualTo(value.at("/window/from").asText().substring(0, 14));
        assertThat(dashboard.at("/window/zone")).isEqualTo(value.at("/window/zone"));
        assertThat(dashboard.path("comparisons")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-01-01",
                "?to=2026-01-01",
                "?last=30",
                "?unit=day",
                "?last=0&unit=day",
                "?last=7&unit=days",
                "?last=7&unit=day&this=month",
                "?this=decade",
                "?partial=include",
                "?rolling=PT0S",
                "?rolling=P1Y",
                "?last=6&unit=year",
                "?zone=Mars",
                "?filter=entityType",
                "?filter=:invoice",
                "?filter=a:1&filter=b:2&filter=c:3"
            })
    void refusesRangesAndFiltersThatAreNone(String parameters) {
        sheet.session().get(parameters).isProblem(ProblemType.PARAMETER_INVALID);
    }

    @Test
    void saysWhatARangeDoesNotChange() {
        activity("deal", "2026-03-10T00:00:00Z");
        String kept =
                metric(counting("\"window\":{\"from\":\"2020-01-01\",\"to\":\"2021-01-01\"},\"keepWindow\":true", ""));
        String whole = metric(counting("", ""));

        JsonNode ofKept = reading(kept, MARCH);
        JsonNode ofWhole = reading(whole, MARCH);

        assertThat(ofKept.at("/use/window").asText()).isEqualTo("OWN");
        assertThat(ofKept.path("value").asInt()).isZero();
        assertThat(ofKept.at("/window/from").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(ofKept.path("expiresAt").isNull()).isFalse();
        assertThat(ofWhole.at("/use/window").asText()).isEqualTo("NONE");
        assertThat(ofWhole.path("window").isNull()).isTrue();
        assertThat(sheet.history(kept)).isOne();
    }

    @Test
    void filtersWhatHasTheFields() {
        activity("invoice", "2026-03-10T00:00:00Z");
        activity("deal", "2026-03-11T00:00:00Z");
        activity("order", "2026-03-12T00:00:00Z");
        String count = metric(counting("\"window\":{\"this\":\"month\"}", ""));
        String whole = metric(counting("", ""));
        String past =
                metric(MetricSheet.document("{\"v\":1,\"dataset\":\"metricHistory\",\"where\":{\"field\":\"metricId\","
                        + "\"op\":\"eq\",\"value\":\"" + whole + "\"},\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],"
                        + "\"time\":{\"field\":\"calculatedAt\",\"window\":{\"this\":\"year\"}},\"value\":\"n\"}"));
        String filters = "&filter=entityType:invoice&filter=entityType:order&filter=severity:INFO";

        JsonNode filtered = reading(count, MARCH + filters);

        assertThat(filtered.path("value").asInt()).isEqualTo(2);
        assertThat(filtered.at("/use/filtered").toString()).isEqualTo("[\"entityType\",\"severity\"]");
        assertThat(reading(whole, MARCH + filters).path("value").asInt()).isEqualTo(2);
        assertThat(reading(whole, "?filter=entityType:deal").path("value").asInt())
                .isOne();
        assertThat(reading(whole, "?filter=entityType:%27;--").path("value").asInt())
                .isZero();
        JsonNode unfiltered = reading(past, MARCH + filters);
        assertThat(unfiltered.at("/use/filtered")).isEmpty();
        assertThat(unfiltered.at("/use/notFiltered").toString()).isEqualTo("[\"entityType\",\"severity\"]");
    }

    @Test
    void waitsForFirstValues() {
        activity("deal", "2026-03-10T00:00:00Z");
        metric(Map.of());

        assertThat(readings(sheet.session().get("")))
                .singleElement()
                .satisfies(reading -> assertThat(reading.path("value").asInt()).isOne());
    }

    @Test
    void calculatesTheSameRangeOnceAndForItsReadersOnly() {
        String metric = metric(Map.of(
                "query", counting("\"window\":{\"this\":\"month\"}", ""), "permissions", List.of("salaries:read")));
        String organization = sheet.organization();
        Caller insider = rows.member("insider-of-" + organization, organization, "MEMBER", "salaries:read");
        Caller outsider = rows.member("outsider-of-" + organization, organization, "MEMBER");
        activity("deal", "2026-03-10T00:00:00Z");

        JsonNode first = reading(metric, MARCH);
        activity("deal", "2026-03-10T00:00:00Z");
        JsonNode second = reading(metric, MARCH);
        JsonNode insiders = readings(api.as(insider).get(MARCH)).get(0);
        Answer outsiders = api.as(outsider).get(MARCH).isStatus(200);
        sheet.session()
                .ifMatch(sheet.session().get("/metrics/" + metric).etag())
                .patch("/metrics/" + metric, Map.of("name", "Renamed"))
                .isStatus(200);
        JsonNode afterwards = reading(metric, MARCH);

        assertThat(first.path("value").asInt()).isOne();
        assertThat(second).isEqualTo(first);
        assertThat(insiders).isEqualTo(first);
        assertThat(outsiders.json().at("/widgets/0/data/status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(outsiders.body()).doesNotContain("\"name\":\"Deals\"");
        assertThat(afterwards.path("value").asInt()).isEqualTo(2);
        assertThat(sheet.history(metric)).isZero();
    }

    @Test
    void keepsTheFiguresOfOrganizationsApart() {
        String metric = rows.text(
                "insert into dashboard_metrics (id, name, category, query) values (?, 'Of all', 'SYSTEM', ?::jsonb)"
                        + " returning id",
                "metric-of-" + sheet.organization(),
                counting("\"window\":{\"this\":\"month\"}", "").toString());
        String other = rows.organization(sheet.organization() + "-other", "FREE");
        Caller stranger = rows.member("owner-of-" + other, other, "OWNER");
        activity("deal", "2026-03-10T00:00:00Z");

        int own = platformMetric(sheet.session().get(MARCH), metric);
        int others = platformMetric(api.as(stranger).get(MARCH), metric);
        rows.update("delete from dashboard_metrics where id = ?", metric);

        assertThat(own).isOne();
        assertThat(others).isZero();
    }

    private static int platformMetric(Answer dashboard, String id) {
        for (JsonNode metric : dashboard.isStatus(200).json().path("metrics")) {
            if (metric.path("id").asText().equals(id)) {
                return metric.path("value").asInt(-1);
            }
        }
        throw new AssertionError(id + " is not in " + dashboard);
    }

    /** Each scan of the locked table ends after the time limit of two seconds, and a request waits for four. */
    @Test
    void answersTheRestWhileSomeValuesArePending() throws SQLException {
        String view = "slow" + Integer.toUnsignedString(sheet.organization().hashCode());
        rows.update("create schema if not exists dashboard_sources");
        rows.update("grant usage on schema dashboard_sources to tenantboard_app");
        rows.update("create table " + view + " (organization_id text not null, kind text, at timestamptz)");
        rows.update("create view dashboard_sources." + view + " as select * from " + view
                + " where organization_id = nullif(current_setting('app.current_org_id', true), '')");
        rows.update("grant select on dashboard_sources." + view + " to tenantboard_app");
        Pause.until(
                () -> sheet.session().get("/metric-datasets").body().contains("\"" + view + "\""),
                Duration.ofSeconds(20),
                "the dataset " + view);
        for (String kind : List.of("a", "b", "c")) {
            metric(MetricSheet.document(
                    "{\"v\":1,\"dataset\":\"" + view + "\",\"where\":{\"field\":\"kind\",\"op\":\"eq\","
                            + "\"value\":\"" + kind
                            + "\"},\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"time\":{\"field\":\"at\","
                            + "\"window\":{\"this\":\"month\"},\"grain\":\"day\"},\"value\":\"n\"}"));
        }
        String fast = metric(counting("\"window\":{\"this\":\"month\"}", ""));
        sheet.session().get("").isStatus(200);

        Answer dashboard;
        try (Connection connection = rows.connect();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table " + view + " in access exclusive mode");
            dashboard = sheet.session().get(MARCH).isStatus(200);
            connection.rollback();
        }

        for (JsonNode reading : readings(dashboard)) {
            boolean isFast = reading.path("id").asText().equals(fast);
            assertThat(reading.path("status").asText()).isEqualTo(isFast ? "NORMAL" : "PENDING");
            assertThat(reading.path("retryAfter").isNull()).isEqualTo(isFast);
        }
        Pause.until(
                () -> readings(sheet.session().get(MARCH)).stream()
                        .noneMatch(reading -> reading.path("status").asText().equals("PENDING")),
                Duration.ofSeconds(20),
                "all values");
        rows.update("drop view dashboard_sources." + view);
        rows.update("drop table " + view);
    }
}

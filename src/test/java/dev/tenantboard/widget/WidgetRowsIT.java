package dev.tenantboard.widget;

import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.metric.value.MetricSheet;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables and calendars of datasets and metrics. */
class WidgetRowsIT extends ServerTest {

    private static final Set<String> EVENTS = Set.of("Now", "Last of this month", "First of the next", "Before");

    private Database rows;
    private MetricSheet sheet;
    private Session owner;

    @BeforeEach
    void found() {
        rows = new Database(database);
        sheet = MetricSheet.in(rows, api, "org-widgetrows-" + UUID.randomUUID());
        owner = sheet.session();
    }

    private void activity(String title, String type, String time, int amount) {
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, metadata, created_at,"
                        + " organization_id) values (?, ?, ?::\"ActivityType\", 'invoice', '1', 'due', ?::jsonb,"
                        + " ?::timestamptz, ?)",
                UUID.randomUUID().toString(),
                title,
                type,
                "{\"amount\": " + amount + "}",
                time,
                sheet.organization());
    }

    private String widget(String type, String config, String source, String... permissions) {
        return owner.post(
                        "/widgets",
                        Map.of(
                                "name",
                                "Rows",
                                "type",
                                type,
                                "config",
                                MetricSheet.document(config),
                                "position",
                                Map.of("x", 0, "y", 0, "w", 6, "h", 4),
                                "dataSource",
                                source,
                                "permissions",
                                List.of(permissions)))
                .isStatus(201)
                .id();
    }

    private static JsonNode shown(Session session, String widget) {
        for (JsonNode placed : session.get("").isStatus(200).json().path("widgets")) {
            if (placed.at("/widget/id").asText().equals(widget)) {
                return placed.path("data");
            }
        }
        throw new AssertionError("no such widget");
    }

    private Session member(String... permissions) {
        return api.as(rows.member("member-" + UUID.randomUUID(), sheet.organization(), "MEMBER", permissions));
    }

    private static final String TABLE = """
            {"columns": [{"field": "title"}, {"field": "metadata.amount", "format": "number"}],
             "sort": {"field": "metadata.amount", "direction": "desc"}, "pageSize": 5}""";

    @Test
    void showsTheFirstPageOfATableAndReadsTheNext() {
        for (int amount = 1; amount <= 12; amount++) {
            activity("Invoice " + amount, "USER_ACTION", "2026-01-" + (10 + amount) + "T10:00:00Z", amount);
        }
        String table = widget("TABLE", TABLE, "dataset:activities");
        Session viewer = member();

        JsonNode data = shown(viewer, table);
        JsonNode second = page(viewer, table, data.at("/rows/next").asText());
        JsonNode third = page(viewer, table, second.path("next").asText());

        assertThat(data.path("status").asText()).isEqualTo("READY");
        assertThat(data.at("/rows/columns").findValuesAsText("field")).containsExactly("title", "metadata.amount");
        assertThat(data.at("/rows/columns").findValuesAsText("type")).containsExactly("text", "number");
        assertThat(amounts(data.path("rows"))).containsExactly("12", "11", "10", "9", "8");
        assertThat(amounts(second)).containsExactly("7", "6", "5", "4", "3");
        assertThat(amounts(third).subList(0, 2)).containsExactly("2", "1");
        assertThat(third.path("next").isNull()).isTrue();
        String etag = viewer.get("").etag();
        viewer.ifNoneMatch(etag).get("").isStatus(304);
        assertThat(viewer.with("Accept", "text/csv")
                        .get("/widgets/" + table + "/rows")
                        .isStatus(200)
                        .body())
                .startsWith("title,metadata.amount\r\n\"Invoice 12\",12\r\n");
    }

    private static JsonNode page(Session session, String widget, String cursor) {
        return session.get("/widgets/" + widget + "/rows?cursor=" + cursor)
                .isStatus(200)
                .json();
    }

    private static List<String> amounts(JsonNode page) {
        return page.path("items").findValuesAsText("metadata.amount");
    }

    @Test
    void needsThePermissionsOfTheWidgetAndOfTheDataset() {
        activity("Login refused", "SECURITY_EVENT", "2026-01-10T10:00:00Z", 1);
        String security = widget("TABLE", "{}", "dataset:securityEvents");
        String restricted = widget("TABLE", "{}", "dataset:activities", "finance:read");
        String history = widget("TABLE", "{}", "dataset:metricHistory");

        assertThat(owner.get("/widgets/" + security + "/rows")
                        .isStatus(200)
                        .json()
                        .path("items"))
                .isNotEmpty();
        member().get("/widgets/" + security + "/rows").isProblem(404);
        assertThat(shown(member(), security).path("status").asText()).isEqualTo("UNAVAILABLE");
        member("activities:security").get("/widgets/" + security + "/rows").isStatus(200);
        member().get("/widgets/" + restricted + "/rows").isProblem(404);
        member("finance:read").get("/widgets/" + restricted + "/rows").isStatus(200);
        member("finance:read").get("/widgets/" + history + "/rows").isProblem(404);
        assertThat(shown(member(), history).path("rows").isNull()).isTrue();
        owner.get("/widgets/" + history + "/rows").isStatus(200);
        api.as(GLOBEX_OWNER).get("/widgets/" + security + "/rows").isProblem(404);
    }

    @Test
    void showsAMonthOfACalendar() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        YearMonth next = now.plusMonths(1);
        activity("Now", "USER_ACTION", now.atDay(1) + "T00:00:00Z", 1);
        activity("Last of this month", "USER_ACTION", now.atEndOfMonth() + "T23:59:59.999999Z", 2);
        activity("First of the next", "USER_ACTION", next.atDay(1) + "T00:00:00Z", 3);
        activity("Before", "USER_ACTION", now.atDay(1).minusDays(1) + "T23:59:59Z", 4);
        String calendar = widget(
                "CALENDAR",
                "{\"start\":{\"field\":\"createdAt\"},\"columns\":[{\"field\":\"title\"}]}",
                "dataset:activities");
        String elsewhere = widget("CALENDAR", "{\"zone\":\"Pacific/Kiritimati\"}", "dataset:activities");

        assertThat(titles(shown(member(), calendar).path("rows"))).containsExactly("Now", "Last of this month");
        assertThat(titles(month(calendar, next))).containsExactly("First of the next");
        assertThat(month(calendar, next).path("columns").findValuesAsText("field"))
                .containsExactly("createdAt", "title");
        assertThat(titles(month(calendar, now.minusMonths(1)))).containsExactly("Before");
        assertThat(titles(month(elsewhere, now))).containsExactlyInAnyOrder("Now", "Before");
        for (String month : List.of("2026-13", "2026", "2026-1", "1899-01", "x")) {
            owner.get("/widgets/" + calendar + "/rows?month=" + month).isProblem(400);
        }
        owner.get("/widgets/" + widget("TABLE", "{}", "dataset:activities") + "/rows?month=2026-01")
                .isProblem(400);
    }

    private JsonNode month(String calendar, YearMonth month) {
        return owner.get("/widgets/" + calendar + "/rows?month=" + month)
                .isStatus(200)
                .json();
    }

    /** Without the activities that the product records. */
    private static List<String> titles(JsonNode page) {
        return page.path("items").findValuesAsText("title").stream()
                .filter(title -> EVENTS.contains(title) || title.startsWith("Title "))
                .toList();
    }

    @Test
    void showsTheGroupsOfAMetric() {
        for (int amount = 1; amount <= 9; amount++) {
            activity("Title " + amount % 3, "USER_ACTION", "2026-01-" + (10 + amount) + "T10:00:00Z", amount);
        }
        String metric = sheet.metric(Map.of(
                "query",
                MetricSheet.document(
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"},{\"id\":\"spend\","
                                + "\"agg\":\"sum\",\"field\":\"metadata.amount\",\"as\":\"number\"}],"
                                + "\"groupBy\":[{\"field\":\"title\"}],\"where\":{\"field\":\"entityType\",\"op\":\"eq\","
                                + "\"value\":\"invoice\"}}")));
        sheet.value(metric);
        String table = widget(
                "TABLE",
                "{\"columns\":[{\"field\":\"title\"},{\"field\":\"spend\"}],"
                        + "\"sort\":{\"field\":\"spend\",\"direction\":\"desc\"},\"pageSize\":5}",
                "metric:" + metric);

        JsonNode data = shown(member(), table);

        assertThat(data.at("/metric/id").asText()).isEqualTo(metric);
        assertThat(titles(data.path("rows"))).containsExactly("Title 0", "Title 2", "Title 1");
        assertThat(data.at("/rows/items").findValuesAsText("spend")).containsExactly("18", "15", "12");
        assertThat(member().with("Accept", "text/csv")
                        .get("/widgets/" + table + "/rows")
                        .isStatus(200)
                        .body())
                .isEqualTo("title,spend\r\n\"Title 0\",18\r\n\"Title 2\",15\r\n\"Title 1\",12\r\n");
    }

    @Test
    void hasNoRowsWithoutASourceOfRows() {
        Answer actions = owner.get("/widgets/" + widget("TABLE", "{}", "quick-actions") + "/rows");

        actions.isProblem(ProblemType.ROWS_NOT_OFFERED);
        owner.get("/widgets/unknown/rows").isProblem(404);
        owner.get("/widgets/" + widget("TABLE", "{}", "activities") + "/rows?cursor=x")
                .isProblem(ProblemType.CURSOR_INVALID);
    }
}

package dev.tenantboard.metric;

import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.metric.value.MetricSheet;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of datasets and behind figures, as JSON and as CSV. */
class RowsIT extends ServerTest {

    private static final String ROWS = "/metric-datasets/activities/rows";
    private static final Duration NOTICED = Duration.ofSeconds(60);

    /** Texts that CSV, JSON, spreadsheets or SQL give a meaning to. */
    private static final List<String> TITLES = List.of(
            "plain",
            "a,b;c\td",
            "\"quoted\"",
            "line\nfeed\r\nand return",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'; drop table activity_feeds; --",
            "žluťoučký \uD83D\uDE00 日本語 e\u0301",
            " padded ",
            "null",
            "100%");

    private Database rows;
    private MetricSheet sheet;
    private Session owner;

    @BeforeEach
    void found() {
        rows = new Database(database);
        sheet = MetricSheet.in(rows, api, "org-rows-" + UUID.randomUUID());
        owner = sheet.session();
    }

    @AfterEach
    void clear() {
        rows.update("delete from activity_feeds where organization_id = ?", sheet.organization());
    }

    private void activities() {
        for (int place = 0; place < TITLES.size(); place++) {
            rows.update(
                    "insert into activity_feeds (id, title, type, entity_type, entity_id, action, metadata, created_at,"
                            + " organization_id) values (?, ?, 'USER_ACTION', ?, '1', 'won', ?::jsonb, ?::timestamptz, ?)",
                    UUID.randomUUID().toString(),
                    TITLES.get(place),
                    place % 3 == 0 ? "deal" : "invoice",
                    "{\"amount\": " + (place - 3) + ".5, \"paid\": " + (place % 2 == 0) + "}",
                    "2026-01-" + (10 + place) + "T10:00:00Z",
                    sheet.organization());
        }
    }

    private static final String QUERY = """
            {"fields": [{"field": "createdAt"}, {"field": "title"}, {"field": "description"},
                {"field": "metadata.amount", "as": "number"}, {"field": "metadata.paid", "as": "boolean"}],
             "orderBy": [{"field": "metadata.amount", "as": "number", "dir": "desc"}]%s}""";

    @Test
    void readsPagesInTheOrder() {
        activities();
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = owner.post(ROWS, QUERY.formatted(", \"limit\": 4" + next))
                    .isStatus(200)
                    .json();
            assertThat(page.path("columns").findValuesAsText("type"))
                    .containsExactly("time", "text", "text", "number", "boolean");
            page.path("items").forEach(items::add);
            next = page.path("next").isNull()
                    ? null
                    : ", \"cursor\": \"" + page.path("next").asText() + '"';
        } while (next != null);

        assertThat(items).hasSize(TITLES.size());
        assertThat(items)
                .extracting(item -> item.path("metadata.amount").decimalValue())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(items).extracting(item -> item.path("title").asText()).containsExactlyInAnyOrderElementsOf(TITLES);
        assertThat(items.get(0).path("createdAt").asText()).isEqualTo("2026-01-22T10:00:00Z");
        assertThat(items.get(0).path("description").isNull()).isTrue();
    }

    @Test
    void readsWhatTheConditionsSelect() {
        activities();

        JsonNode answer = owner.post(ROWS, """
                {"where": {"field": "entityType", "op": "eq", "value": "deal"},
                 "time": {"field": "createdAt", "window": {"from": "2026-01-12", "to": "2026-01-20"}}}""").isStatus(200).json();

        assertThat(answer.path("items").findValuesAsText("createdAt"))
                .containsExactly("2026-01-19T10:00:00Z", "2026-01-16T10:00:00Z", "2026-01-13T10:00:00Z");
        assertThat(answer.path("columns").findValuesAsText("field"))
                .contains("id")
                .doesNotContain("metadata");
    }

    @Test
    void bindsACursorToItsQueryAndOrganization() {
        activities();
        String cursor = owner.post(ROWS, "{\"limit\": 1}").text("/next");

        owner.post(ROWS, "{\"limit\": 3, \"cursor\": \"" + cursor + "\"}").isStatus(200);
        owner.post(ROWS, "{\"fields\": [{\"field\": \"id\"}], \"cursor\": \"" + cursor + "\"}")
                .isProblem(ProblemType.CURSOR_INVALID);
        owner.post("/metric-datasets/securityEvents/rows", "{\"cursor\": \"" + cursor + "\"}")
                .isProblem(ProblemType.CURSOR_INVALID);
        api.as(GLOBEX_OWNER).post(ROWS, "{\"cursor\": \"" + cursor + "\"}").isProblem(ProblemType.CURSOR_INVALID);
        owner.post(ROWS, "{\"cursor\": \"bmV4dA\"}").isProblem(ProblemType.CURSOR_INVALID);
    }

    @Test
    void isForThoseWhoWriteMetrics() {
        Session admin = member("ADMIN");
        admin.post(ROWS, "{}").isStatus(200);
        admin.post("/metric-datasets/unknown/rows", "{}").isProblem(404);
        admin.post("/metric-datasets/activities/rows", "{\"fields\": [{\"field\": \"organizationId\"}]}")
                .isProblem(422)
                .pointsTo("/fields/0/field");
        member("MEMBER", "activities:security").post(ROWS, "{}").isProblem(403);
        member("VIEWER").post(ROWS, "{}").isProblem(403);
    }

    private Session member(String role, String... permissions) {
        return api.as(
                rows.member(role.toLowerCase() + "-" + UUID.randomUUID(), sheet.organization(), role, permissions));
    }

    /** The rows of a view that lies are those of every organization. */
    @Test
    void neverReadsAViewThatLies() {
        try (Platform platform = new Platform(rows)) {
            String table = platform.expenses(sheet.organization(), "org-globex");
            String honest = platform.offer("honestrows", platform.ownOf(table));
            String everything = platform.offer("everyrow", "select * from " + table);
            String renamed = platform.offer(
                    "renamedrows",
                    "select " + Platform.CURRENT + " as organization_id, amount, spent_at from " + table
                            + " where false or amount is not null");
            await(() -> owner.post("/metric-datasets/" + honest + "/rows", "{}").status() == 200);

            assertThat(owner.post("/metric-datasets/" + honest + "/rows", "{}")
                            .json()
                            .path("items"))
                    .hasSize(1);
            for (String lie : List.of(everything, renamed)) {
                owner.post("/metric-datasets/" + lie + "/rows", "{}").isProblem(404);
                csv(owner).post("/metric-datasets/" + lie + "/rows", "{}").isProblem(404);
            }

            rows.update("create or replace view dashboard_sources." + honest + " as select * from " + table);
            await(() -> owner.post("/metric-datasets/" + honest + "/rows", "{}").status() == 404);
        }
    }

    @Test
    void hidesADatasetLikeOneThatIsNotThere() {
        try (Platform platform = new Platform(rows)) {
            String salaries = platform.offer("salaryrows", platform.ownOf(platform.expenses(sheet.organization())));
            platform.comment(salaries, "permissions: people:read");
            await(() ->
                    owner.post("/metric-datasets/" + salaries + "/rows", "{}").status() == 200);
            String metric = metric("""
                    {"v":1,"dataset":"%s","measures":[{"id":"n","agg":"count"}],"value":"n",
                     "rows":{"fields":[{"field":"amount"}]}}""".formatted(salaries));

            member("MEMBER", "people:read").get("/metrics/" + metric + "/rows").isStatus(200);
            member("MEMBER", "people:write").get("/metrics/" + metric + "/rows").isProblem(404);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(NOTICED);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private String metric(String query) {
        return sheet.metric(Map.of("query", MetricSheet.document(query)));
    }

    private static final String SPEND = """
            {"v":1,"dataset":"activities","measures":[{"id":"all","agg":"count"},
                {"id":"paid","agg":"sum","field":"metadata.amount","as":"number",
                 "where":{"field":"metadata.paid","as":"boolean","op":"eq","value":true}}],
             "time":{"field":"createdAt","window":{"from":"2026-01-01","to":"2026-02-01"},"grain":"day"},
             "groupBy":[{"field":"entityType","top":{"n":1,"by":"all","other":true}}],"value":"paid"%s}""";

    private static final String OFFERED =
            ",\"rows\":{\"fields\":[{\"field\":\"title\"},{\"field\":\"metadata.amount\",\"as\":\"number\"}]}";

    @Test
    void showsTheRowsBehindAFigureToItsReaders() {
        activities();
        String metric = metric(SPEND.formatted(OFFERED));
        Session viewer = member("VIEWER");
        double paid = viewer.get("/metrics/" + metric + "/value")
                .isStatus(200)
                .json()
                .path("value")
                .asDouble();

        JsonNode behind =
                viewer.get("/metrics/" + metric + "/rows").isStatus(200).json();

        assertThat(behind.path("columns").findValuesAsText("field")).containsExactly("title", "metadata.amount");
        assertThat(behind.path("items"))
                .allSatisfy(
                        item -> assertThat(item.fieldNames()).toIterable().containsExactly("title", "metadata.amount"));
        assertThat(sum(behind)).isEqualTo(paid);
        assertThat(items(viewer, metric, "measure=all")).isEqualTo(TITLES.size());
        assertThat(items(viewer, metric, "measure=all&group=invoice")).isEqualTo(8);
        assertThat(items(viewer, metric, "measure=all&groupOther=entityType")).isEqualTo(5);
        assertThat(items(viewer, metric, "measure=all&groupNull=entityType")).isZero();
        assertThat(items(viewer, metric, "measure=all&bucket=2026-01-13T00:00:00Z"))
                .isEqualTo(1);
        assertThat(items(viewer, metric, "measure=all&bucket=2026-01-13T00:00:00Z&group=invoice"))
                .isZero();
        assertThat(items(viewer, metric, "measure=all&from=2026-01-01&to=2026-01-12"))
                .isEqualTo(2);
        assertThat(items(viewer, metric, "measure=all&limit=500")).isEqualTo(TITLES.size());
    }

    private static double sum(JsonNode page) {
        double sum = 0;
        for (JsonNode item : page.path("items")) {
            sum += item.path("metadata.amount").asDouble();
        }
        return sum;
    }

    private static int items(Session session, String metric, String parameters) {
        return session.get("/metrics/" + metric + "/rows?" + parameters)
                .isStatus(200)
                .json()
                .path("items")
                .size();
    }

    @Test
    void offersNoRowsByDefault() {
        String metric = metric(SPEND.formatted(""));
        String joined = metric("{\"v\":1,\"inputs\":{\"a\":{\"metric\":\"" + metric + "\"}},\"value\":\"a\"}");

        owner.get("/metrics/" + metric + "/rows").isProblem(ProblemType.ROWS_NOT_OFFERED);
        owner.get("/metrics/" + joined + "/rows").isProblem(ProblemType.ROWS_NOT_OFFERED);
        api.as(GLOBEX_OWNER).get("/metrics/" + metric + "/rows").isProblem(404);
        owner.post(
                        "/metrics",
                        Map.of(
                                "name",
                                "Wrong",
                                "category",
                                "SALES",
                                "query",
                                MetricSheet.document(SPEND.formatted(",\"rows\":{\"fields\":[{\"field\":\"nope\"}]}"))))
                .isProblem(422)
                .pointsTo("/query/rows/fields/0/field");
    }

    @Test
    void refusesFiguresAndPagesThatThereAreNot() {
        String metric = metric(SPEND.formatted(OFFERED));
        for (String parameters : List.of(
                "bucket=2026-01-13T01:00:00Z",
                "bucket=yesterday",
                "group=a&group=b",
                "group=a&group=b&group=c",
                "groupNull=title",
                "groupOther=title",
                "measure=nope",
                "limit=0",
                "limit=501",
                "limit=x",
                "cursor=nope",
                "nope=1",
                "from=2026-01-01")) {
            owner.get("/metrics/" + metric + "/rows?" + parameters).isProblem(400);
        }
    }

    private static Session csv(Session session) {
        return session.with("Accept", "text/csv");
    }

    @Test
    void writesTheSameRowsAsCsv() throws IOException {
        activities();
        JsonNode json = owner.post(ROWS, QUERY.formatted("")).isStatus(200).json();

        Answer answer = csv(owner).post(ROWS, QUERY.formatted("")).isStatus(200);

        assertThat(answer.header("Content-Type")).startsWith("text/csv").contains("charset=utf-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"activities.csv\"");
        List<CSVRecord> records = records(answer);
        assertThat(records.get(0).toList()).isEqualTo(json.path("columns").findValuesAsText("field"));
        assertThat(records).hasSize(json.path("items").size() + 1);
        for (int row = 1; row < records.size(); row++) {
            JsonNode item = json.path("items").get(row - 1);
            for (int column = 0; column < records.get(0).size(); column++) {
                JsonNode value = item.get(records.get(0).get(column));
                String cell = records.get(row).get(column);
                if (value.isNull()) {
                    assertThat(cell).isNull();
                } else if (value.isTextual() && value.asText().matches("(?s)[=+@\t\r-].*")) {
                    assertThat(cell).isEqualTo("'" + value.asText());
                } else {
                    assertThat(cell).isEqualTo(value.asText());
                }
            }
        }
    }

    private static List<CSVRecord> records(Answer answer) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setNullString("")
                .setQuoteMode(org.apache.commons.csv.QuoteMode.ALL_NON_NULL)
                .get();
        try (var parser = format.parse(new StringReader(answer.body()))) {
            return parser.getRecords();
        }
    }

    @Test
    void writesThreePagesOfAFile() throws IOException {
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)"
                        + " select gen_random_uuid(), 'Row ' || n, 'USER_ACTION', 'deal', '1', 'won', ?"
                        + " from generate_series(1, 2500) n",
                sheet.organization());
        String metric = metric("""
                {"v":1,"dataset":"activities","measures":[{"id":"n","agg":"count"}],"value":"n",
                 "where":{"field":"entityType","op":"eq","value":"deal"},"rows":{"fields":[{"field":"title"}]}}""");

        List<CSVRecord> records = records(
                csv(member("VIEWER")).get("/metrics/" + metric + "/rows").isStatus(200));

        assertThat(records).hasSize(2_501);
        assertThat(records.stream().map(record -> record.get(0)).distinct()).hasSize(2_501);
        csv(owner).head("/metrics/" + metric + "/rows").isStatus(200);
        csv(owner).get("/metrics/" + metric + "/rows?limit=5").isProblem(400);
        csv(owner).post(ROWS, "{\"limit\": 5}").isProblem(400);
        owner.with("Accept", "application/xml")
                .get("/metrics/" + metric + "/rows")
                .isProblem(406);
        owner.with("Accept", "text/csv;q=0.5, application/json")
                .get("/metrics/" + metric + "/rows")
                .json();
        api.as(GLOBEX_OWNER)
                .with("Accept", "text/csv")
                .get("/metrics/" + metric + "/rows")
                .isProblem(404);
    }
}

package dev.tenantboard.metric;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricDatasetIT extends ServerTest {

    /** A view is found within this time, whoever asks. */
    private static final Duration NOTICED = Duration.ofSeconds(60);

    private Platform platform;
    private Session owner;

    @BeforeEach
    void found() {
        platform = new Platform(new Database(database));
        owner = api.as(ACME_OWNER);
    }

    @AfterEach
    void clear() {
        platform.close();
    }

    @Test
    void listsWhatTheProductHasWithWhatAQueryMayDo() {
        JsonNode activities = dataset(owner, "activities");

        assertThat(activities.path("description").asText()).isNotBlank();
        assertThat(field(activities, "createdAt").path("type").asText()).isEqualTo("time");
        assertThat(field(activities, "metadata").path("type").asText()).isEqualTo("document");
        assertThat(field(activities, "severity").path("operators").toString()).contains("notIn");
        assertThat(activities.findValuesAsText("name")).doesNotContain("organizationId");
        assertThat(dataset(owner, "metricHistory").path("fields")).hasSize(4);
        assertThat(owner.get("/metric-datasets").text("/querySchema"))
                .isEqualTo("/api/v1/dashboard/metric-query-schema");
    }

    @Test
    void answersWithATagThatIsGoodForTheOrganization() {
        String etag = owner.get("/metric-datasets").isStatus(200).etag();

        owner.ifNoneMatch(etag).get("/metric-datasets").isStatus(304);
    }

    @Test
    void leavesSecurityEventsToThoseWhoReadThem() {
        assertThat(names(owner)).contains("securityEvents");
        assertThat(names(api.as(ACME_MEMBER))).contains("activities").doesNotContain("securityEvents");
        widget(api.as(ACME_MEMBER), "securityEvents").isProblem(422).pointsTo("/dataSource");
    }

    @Test
    void noticesNewAndDroppedViewsWithoutARestart() {
        String expenses = platform.offer("expenses", platform.ownOf(platform.expenses(ACME, GLOBEX)));

        await(() -> widget(owner, expenses).status() == 201);
        assertThat(dataset(api.as(ACME_VIEWER), expenses).at("/fields/0/name").asText())
                .isEqualTo("amount");
        metric(expenses).isStatus(201);

        platform.drop(expenses);
        await(() -> !names(owner).contains(expenses));
        widget(owner, expenses).isProblem(422).pointsTo("/dataSource");
        metric(expenses).isProblem(422).pointsTo("/query/dataset");
    }

    @Test
    void answersAHiddenDatasetLikeOneThatIsNotThere() {
        String salaries = platform.offer("salaries", platform.ownOf(platform.expenses(ACME)));
        platform.comment(salaries, "What people earn.\npermissions: people:read, finance:read");
        await(() -> names(owner).contains(salaries));

        Session member = api.as(ACME_MEMBER);
        Answer hidden = widget(member, salaries).isStatus(422);
        Answer unknown = widget(member, "salaries").isStatus(422);

        assertThat(hidden.json().path("errors")).isEqualTo(unknown.json().path("errors"));
        assertThat(names(member)).doesNotContain(salaries);
        assertThat(dataset(owner, salaries).path("permissions").toString())
                .isEqualTo("[\"finance:read\",\"people:read\"]");
        assertThat(dataset(owner, salaries).path("description").asText()).isEqualTo("What people earn.");
    }

    @Test
    void tellsTheOperatorWhyAViewIsRefused() {
        String table = platform.expenses(ACME, GLOBEX);
        String everything = platform.offer("everything", "select * from " + table);
        String crossed = platform.offer(
                "crossed",
                "select o.id as organization_id, e.amount from organizations o" + " cross join " + table
                        + " e where o.id = " + Platform.CURRENT);
        String closed = platform.offer("closed", platform.ownOf(table));
        platform.revoke(closed);
        Session operator = api.as(PLATFORM_ADMINISTRATOR);

        await(() -> reason(operator, closed) != null);

        assertThat(reason(operator, everything)).contains("gives rows to an organization that does not exist");
        assertThat(reason(operator, crossed)).contains("It reads " + table);
        assertThat(reason(operator, closed))
                .contains("grant select on dashboard_sources." + closed + " to tenantboard_app;");
        assertThat(names(owner)).doesNotContain(everything, crossed, closed);
        widget(owner, crossed).isProblem(422);
    }

    @Test
    void tellsOwnersAndAuthorsWhyAViewIsRefused() {
        String everything = platform.offer("everything", "select * from " + platform.expenses(ACME, GLOBEX));
        await(() -> api.as(PLATFORM_ADMINISTRATOR)
                .get("/metric-datasets?scope=system")
                .json()
                .path("refused")
                .findValuesAsText("view")
                .contains(everything));
        Session member = api.as(ACME_MEMBER);

        Answer metric = metric(everything);

        metric.isProblem(422).pointsTo("/query/dataset");
        assertThat(metric.text("/errors/0/detail"))
                .startsWith("is a view that cannot be measured. It gives rows to an organization that does not exist");
        assertThat(owner.get("/metric-datasets").json().path("refused").findValuesAsText("view"))
                .contains(everything);
        assertThat(member.get("/metric-datasets").json().path("refused")).isEmpty();
    }

    /** PostgreSQL's message may have a value of any organization's row. */
    @Test
    void keepsValuesOfRowsOutOfReasons() {
        String table = platform.expenses(ACME, GLOBEX);
        String broken = platform.offer(
                "broken",
                "select organization_id, organization_id::int as amount from " + table
                        + " where organization_id::int > 0");
        Session operator = api.as(PLATFORM_ADMINISTRATOR);
        await(() -> reason(operator, broken) != null);

        Answer metric = metric(broken).isStatus(422);

        assertThat(reason(operator, broken)).contains("invalid input syntax");
        assertThat(metric.body()).doesNotContain("invalid input syntax", ACME, GLOBEX);
        assertThat(owner.get("/metric-datasets").body())
                .contains(broken)
                .doesNotContain("invalid input syntax", GLOBEX);
    }

    /** The list of fields is what an editor offers: the language accepts all of it. */
    @Test
    void offersNothingThatTheLanguageRefuses() {
        List<String> refused = new ArrayList<>();
        int tried = 0;
        for (JsonNode dataset : owner.get("/metric-datasets").json().path("items")) {
            for (JsonNode field : dataset.path("fields")) {
                for (JsonNode aggregate : field.path("aggregates")) {
                    String place = dataset.path("name").asText() + "."
                            + field.path("name").asText() + " " + aggregate;
                    Answer answer = preview(dataset, field, aggregate.asText());
                    tried++;
                    if (answer.status() != 200) {
                        refused.add(place + ": " + answer.body());
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    private Answer preview(JsonNode dataset, JsonNode field, String aggregate) {
        String fraction = aggregate.equals("percentile") ? ",\"p\":0.5" : "";
        String time = dataset.path("fields").findParents("type").stream()
                .filter(candidate -> candidate.path("type").asText().equals("time"))
                .map(candidate -> ",\"time\":{\"field\":\""
                        + candidate.path("name").asText() + "\",\"window\":{\"last\":1,\"unit\":\"day\"}}")
                .findFirst()
                .orElse("");
        String where = dataset.path("name").asText().equals("metricHistory")
                ? ",\"where\":{\"field\":\"metricId\",\"op\":\"eq\",\"value\":\"" + countOfActivities() + "\"}"
                : "";
        return owner.post(
                "/metrics/preview",
                "{\"query\":{\"v\":1,\"dataset\":\"" + dataset.path("name").asText()
                        + "\",\"measures\":[{\"id\":\"n\",\"agg\":\"" + aggregate + "\",\"field\":\""
                        + field.path("name").asText() + "\"" + fraction + "}]" + where + time + ",\"value\":\"n\"}}");
    }

    @Test
    void tellsTheOperatorWhatIsTakenOnTrust() {
        String table = platform.expenses(ACME);
        String proved = platform.offer("proved", platform.ownOf(table));
        String converted = platform.offer(
                "converted",
                "select e.organization_id, e.amount * r.rate as amount from "
                        + table
                        + " e cross join (values (1), (2)) r (rate) join pg_catalog.pg_am a on true where organization_id = "
                        + Platform.CURRENT);
        Session operator = api.as(PLATFORM_ADMINISTRATOR);

        await(() -> operator.get("/metric-datasets?scope=system")
                .json()
                .path("items")
                .findValuesAsText("name")
                .contains(converted));

        JsonNode items = operator.get("/metric-datasets?scope=system")
                .isStatus(200)
                .json()
                .path("items");
        assertThat(named(items, proved).path("trusted")).isEmpty();
        assertThat(named(items, converted).path("trusted").toString())
                .contains("Rows of pg_am belong to no organization");
        assertThat(dataset(owner, converted).path("trusted")).isEmpty();
    }

    @Test
    void showsOnTheDashboardThatADatasetIsGone() {
        String expenses = platform.offer("shown", platform.ownOf(platform.expenses(ACME)));
        await(() -> names(owner).contains(expenses));
        String id = widget(owner, expenses).isStatus(201).id();

        assertThat(dataStatus(id)).isEqualTo("READY");
        platform.drop(expenses);
        await(() -> !names(owner).contains(expenses));
        await(() -> dataStatus(id).equals("UNAVAILABLE"));
    }

    private String dataStatus(String widget) {
        for (JsonNode placed : owner.get("").isStatus(200).json().path("widgets")) {
            if (placed.at("/widget/id").asText().equals(widget)) {
                return placed.at("/data/status").asText();
            }
        }
        throw new AssertionError("no such widget");
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(NOTICED);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static Answer widget(Session session, String dataset) {
        return session.post(
                "/widgets",
                Map.of(
                        "name",
                        "Rows",
                        "type",
                        "TABLE",
                        "config",
                        Map.of(),
                        "position",
                        Map.of("x", 0, "y", 0, "w", 2, "h", 2),
                        "dataSource",
                        "dataset:" + dataset));
    }

    private Answer metric(String dataset) {
        return owner.post(
                "/metrics",
                Map.of(
                        "name", "Spent",
                        "category", "FINANCIAL",
                        "query",
                                Map.of(
                                        "v",
                                        1,
                                        "dataset",
                                        dataset,
                                        "measures",
                                        List.of(Map.of("id", "n", "agg", "sum", "field", "amount")),
                                        "value",
                                        "n")));
    }

    private String countOfActivities() {
        return owner.post(
                        "/metrics",
                        "{\"name\":\"All\",\"category\":\"SALES\",\"query\":{\"v\":1,\"dataset\":\"activities\","
                                + "\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\"}}")
                .isStatus(201)
                .id();
    }

    private static List<String> names(Session session) {
        JsonNode items = session.get("/metric-datasets").isStatus(200).json().path("items");
        return items.findValuesAsText("name");
    }

    private static JsonNode dataset(Session session, String name) {
        return named(session.get("/metric-datasets").isStatus(200).json().path("items"), name);
    }

    private static JsonNode field(JsonNode dataset, String name) {
        return named(dataset.path("fields"), name);
    }

    private static JsonNode named(JsonNode items, String name) {
        for (JsonNode item : items) {
            if (item.path("name").asText().equals(name)) {
                return item;
            }
        }
        throw new AssertionError("nothing is named " + name + " in " + items);
    }

    private static String reason(Session operator, String view) {
        for (JsonNode refused : operator.get("/metric-datasets?scope=system")
                .isStatus(200)
                .json()
                .path("refused")) {
            if (refused.path("view").asText().equals(view)) {
                return refused.path("reason").asText();
            }
        }
        return null;
    }
}

package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard of an organization as one document. */
class BundleIT extends ServerTest {

    private static final String PLACE = "/bundle";

    private Database rows;
    private String organization;
    private Session owner;

    @BeforeEach
    void createOrganization() {
        rows = new Database(database);
        organization = rows.organization("org-bundle-" + UUID.randomUUID(), "GROWTH");
        owner = api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
    }

    private static Answer put(Session session, JsonNode bundle) {
        return put(session, bundle, "");
    }

    private static Answer put(Session session, JsonNode bundle, String query) {
        String tag = session.get(PLACE).isStatus(200).etag();
        return session.ifMatch(tag).put(PLACE + query, bundle.toString());
    }

    /** Returns the rows of the organization with all columns, without the activities. */
    private String stored() {
        return rows.text("""
                select string_agg(t, E'\\n' order by t)
                from (
                    select to_jsonb(w)::text from dashboard_widgets w where organization_id = ?
                    union all
                    select to_jsonb(q)::text from quick_actions q where organization_id = ?
                    union all
                    select (to_jsonb(m) - 'cached_value' - 'last_calculated')::text
                    from dashboard_metrics m
                    where organization_id = ?
                    union all
                    select to_jsonb(k)::text from dashboard_bundle_keys k where organization_id = ?) rows (t)
                """, organization, organization, organization, organization);
    }

    private static List<String> keys(JsonNode changes, String list) {
        return StreamSupport.stream(changes.path(list).spliterator(), false)
                .map(row -> row.path("kind").asText() + " " + row.path("key").asText())
                .toList();
    }

    @Test
    void isTheSameAfterItWasExportedWipedAndImported() {
        put(owner, Boards.sales()).isStatus(200);
        Answer exported = owner.get(PLACE).isStatus(200);

        put(owner, Boards.json(Boards.EMPTY)).isStatus(200);
        assertThat(stored()).isNull();
        Answer imported = put(owner, exported.json()).isStatus(200);

        Answer again = owner.get(PLACE).isStatus(200);
        assertThat(again.body()).isEqualTo(exported.body());
        assertThat(again.etag()).isEqualTo(exported.etag()).isEqualTo(imported.etag());
        owner.ifNoneMatch(imported.etag()).get(PLACE).isStatus(304);
    }

    /** Rows that no bundle has written have keys that are computed from their ids. */
    @Test
    void isTheSameForRowsThatNoBundleHasWritten() {
        String metric = owner.post(
                        "/metrics",
                        Boards.item(Boards.sales(), "metrics", "won").get("definition"))
                .isStatus(201)
                .id();
        String widget = owner.post(
                        "/widgets",
                        Boards.json("{\"name\":\"W\",\"type\":\"CHART\",\"config\":{},\"dataSource\":\"metric:" + metric
                                + "\",\"position\":{\"x\":0,\"y\":0,\"w\":1,\"h\":1}}"))
                .isStatus(201)
                .id();
        Answer exported = owner.get(PLACE).isStatus(200);

        put(owner, Boards.json(Boards.EMPTY)).isStatus(200);
        put(owner, exported.json()).isStatus(200);

        assertThat(exported.body()).doesNotContain(metric, widget, organization);
        assertThat(owner.get(PLACE).body()).isEqualTo(exported.body());
    }

    @Test
    void containsNoIds() {
        put(owner, Boards.sales()).isStatus(200);
        List<String> ids = Stream.of("dashboard_metrics", "dashboard_widgets", "quick_actions")
                .flatMap(table -> Stream.of(rows.text(
                                "select string_agg(id, ' ') from " + table + " where organization_id = ?", organization)
                        .split(" ")))
                .toList();

        String bundle = owner.get(PLACE).body();

        assertThat(ids).hasSize(7).allSatisfy(id -> assertThat(bundle).doesNotContain(id));
        assertThat(bundle).doesNotContain(organization);
    }

    @Test
    void matchesItsSchema() {
        put(owner, Boards.sales()).isStatus(200);
        JsonNode schema = owner.get("/bundle-schema").isStatus(200).json();

        assertThat(JsonSchemaDocument.of(schema).errors(owner.get(PLACE).json(), ""))
                .isEmpty();
        assertThat(owner.with("Accept", "*/*").get("/bundle-schema").header("Content-Type"))
                .startsWith("application/schema+json");
    }

    @Test
    void resolvesReferencesToTheNewRows() {
        put(owner, Boards.sales()).isStatus(200);

        JsonNode dashboard = owner.get("").isStatus(200).json();

        assertThat(dashboard.path("widgets").findValuesAsText("name")).contains("Won", "Events", "Buttons");
        String won =
                rows.text("select id from dashboard_metrics where organization_id = ? and name = 'Won'", organization);
        String action = rows.text("select id from quick_actions where organization_id = ?", organization);
        assertThat(rows.text(
                        "select data_source from dashboard_widgets where organization_id = ? and name = 'Won'",
                        organization))
                .isEqualTo("metric:" + won);
        assertThat(rows.text(
                        "select config ->> 'actions' from dashboard_widgets where organization_id = ? and name = 'Buttons'",
                        organization))
                .isEqualTo("[\"" + action + "\", \"system-review-activity\"]");
        assertThat(rows.text(
                        "select query::text from dashboard_metrics where organization_id = ? and name = 'Share'",
                        organization))
                .contains("\"metric\": \"" + won + "\"", "\"metric\": \"system-events-today\"");
    }

    @Test
    void changesNothingIfItIsTheSame() {
        put(owner, Boards.sales()).isStatus(200);
        String before = stored();

        Answer answer = put(owner, owner.get(PLACE).json()).isStatus(200);

        assertThat(answer.json().path("created")).isEmpty();
        assertThat(answer.json().path("changed")).isEmpty();
        assertThat(answer.json().path("removed")).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void keepsIdAndCreatorOfRowsThatStay() {
        put(owner, Boards.sales()).isStatus(200);
        String before = identities();
        Session admin = api.as(rows.member("admin-of-" + organization, organization, "ADMIN"));
        ObjectNode bundle = Boards.sales();
        Boards.item(bundle, "widgets", "won").withObjectProperty("definition").put("name", "Renamed");
        Boards.item(bundle, "metrics", "won").withObjectProperty("definition").put("targetValue", 3);

        Answer answer = put(admin, bundle).isStatus(200);

        assertThat(keys(answer.json(), "changed")).containsExactly("METRIC won", "WIDGET won");
        assertThat(keys(answer.json(), "created")).isEmpty();
        assertThat(answer.text("/changed/1/name")).isEqualTo("Renamed");
        assertThat(identities()).isEqualTo(before);
        assertThat(rows.text("""
                select string_agg(entity_type, ' ' order by entity_type)
                from activity_feeds
                where organization_id = ? and user_id = ? and action = 'changed'
                """, organization, "admin-of-" + organization)).isEqualTo("metric widget");
    }

    private String identities() {
        return rows.text("""
                select string_agg(id || ' ' || created_by || ' ' || created_at, E'\\n' order by id)
                from (
                    select id, created_by, created_at from dashboard_widgets where organization_id = ?
                    union all
                    select id, created_by, created_at from dashboard_metrics where organization_id = ?
                    union all
                    select id, created_by, created_at from quick_actions where organization_id = ?) rows
                """, organization, organization, organization);
    }

    @Test
    void saysWithDryRunWhatItWouldDoAndDoesNothing() {
        put(owner, Boards.sales()).isStatus(200);
        String before = stored();
        String tag = owner.get(PLACE).etag();
        String activities = activities();
        ObjectNode bundle = Boards.sales();
        Boards.remove(bundle, "widgets", "events");
        Boards.item(bundle, "quickActions", "new").put("key", "newer");
        Boards.remove(bundle, "widgets", "buttons");
        Boards.item(bundle, "metrics", "history")
                .withObjectProperty("definition")
                .put("name", "Past");

        Answer dry = put(owner, bundle, "?dryRun=true").isStatus(200);

        assertThat(keys(dry.json(), "created")).containsExactly("QUICK_ACTION newer");
        assertThat(keys(dry.json(), "changed")).containsExactly("METRIC history");
        assertThat(keys(dry.json(), "removed"))
                .containsExactlyInAnyOrder("WIDGET events", "WIDGET buttons", "QUICK_ACTION new");
        assertThat(dry.etag()).isEqualTo(tag);
        assertThat(stored()).isEqualTo(before);
        assertThat(activities()).isEqualTo(activities);
        assertThat(owner.get(PLACE).etag()).isEqualTo(tag);

        JsonNode real = put(owner, bundle).isStatus(200).json();
        assertThat(real.path("created")).isEqualTo(dry.json().path("created"));
        assertThat(real.path("removed")).isEqualTo(dry.json().path("removed"));
    }

    private String activities() {
        return rows.text("select count(*) from activity_feeds where organization_id = ?", organization);
    }

    @Test
    void changesNothingIfOneRowIsRefused() {
        put(owner, Boards.sales()).isStatus(200);
        String before = stored();
        ObjectNode bundle = Boards.sales();
        Boards.remove(bundle, "widgets", "events");
        Boards.item(bundle, "metrics", "a-share")
                .withObjectProperty("definition")
                .put("name", "Changed");
        ((ObjectNode) Boards.item(bundle, "metrics", "won").at("/definition/query")).put("dataset", "unknown");

        put(owner, bundle).isProblem(ProblemType.VALIDATION_FAILED).pointsTo("/metrics/2/definition/query/dataset");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void pointsToAllErrorsOfTheDocument() {
        ObjectNode fields = Boards.sales();
        Boards.item(fields, "metrics", "won").withObjectProperty("definition").put("name", " ");
        Boards.item(fields, "widgets", "won").withObject("/definition/config").put("unknown", 1);
        Boards.item(fields, "quickActions", "new").put("key", "a:b").put("extra", 1);
        ObjectNode references = Boards.sales();
        Boards.remove(references, "metrics", "won");
        Boards.remove(references, "quickActions", "new");
        Boards.item(references, "widgets", "events").put("key", "won");

        put(owner, fields)
                .isProblem(ProblemType.VALIDATION_FAILED)
                .pointsTo(
                        "/metrics/2/definition/name",
                        "/quickActions/0/extra",
                        "/quickActions/0/key",
                        "/widgets/2/definition/config/unknown");
        put(owner, references)
                .isProblem(ProblemType.VALIDATION_FAILED)
                .pointsTo(
                        "/metrics/0/definition/query/inputs/won/metric",
                        "/metrics/1/definition/query/where/values/0",
                        "/widgets/0/definition/config/actions/0",
                        "/widgets/2/key",
                        "/widgets/2/definition/dataSource");
        put(owner, Boards.json("{\"v\":1,\"metrics\":[],\"quickActions\":[]}"))
                .isProblem(ProblemType.VALIDATION_FAILED)
                .pointsTo("/widgets");
        assertThat(stored()).isNull();
    }

    @Test
    void refusesMetricsThatReadEachOther() {
        ObjectNode bundle = Boards.sales();
        Boards.item(bundle, "metrics", "won")
                .withObjectProperty("definition")
                .set(
                        "query",
                        Boards.json("{\"v\":1,\"inputs\":{\"s\":{\"metric\":\"a-share\"}},"
                                + "\"formulas\":[{\"id\":\"f\",\"expr\":\"s + 1\"}],\"value\":\"f\"}"));

        put(owner, bundle)
                .isProblem(ProblemType.VALIDATION_FAILED)
                .pointsTo(
                        "/metrics/0/definition/query/inputs/won/metric",
                        "/metrics/1/definition/query/where/values/0",
                        "/metrics/1/definition/query/where/values/1",
                        "/metrics/2/definition/query/inputs/s/metric");
    }

    /** A row may refer to a row that was deleted. Its bundle can be written back where it is from. */
    @Test
    void namesADeletedRowThatIsStillReferredTo() {
        put(owner, Boards.sales()).isStatus(200);
        String won =
                rows.text("select id from dashboard_metrics where organization_id = ? and name = 'Won'", organization);
        owner.ifMatch(owner.get("/metrics/" + won).etag())
                .delete("/metrics/" + won)
                .isStatus(204);
        Answer exported = owner.get(PLACE).isStatus(200);

        JsonNode same = put(owner, exported.json()).isStatus(200).json();

        assertThat(exported.body()).doesNotContain(won);
        assertThat(same.path("changed")).isEmpty();
        put(owner, Boards.json(Boards.EMPTY)).isStatus(200);
        put(owner, exported.json()).isProblem(ProblemType.VALIDATION_FAILED);
    }

    @Test
    void needsTheTagOfThePresentBundle() {
        String tag = put(owner, Boards.sales()).isStatus(200).etag();
        owner.put(PLACE, Boards.EMPTY).isProblem(ProblemType.IF_MATCH_REQUIRED);
        String widget = rows.text("select id from dashboard_widgets where organization_id = ? limit 1", organization);
        owner.ifMatch(owner.get("/widgets/" + widget).etag())
                .patch("/widgets/" + widget, "{\"title\": \"Other\"}")
                .isStatus(200);

        owner.ifMatch(tag).put(PLACE, Boards.EMPTY).isProblem(ProblemType.IF_MATCH_FAILED);

        assertThat(stored()).isNotNull();
    }

    @Test
    void isReplacedByOneOfSeveralAtOnce() throws Exception {
        String tag = owner.get(PLACE).etag();
        Callable<Answer> replacement = () -> owner.ifMatch(tag).put(PLACE, Boards.SALES);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : clients.invokeAll(Collections.nCopies(8, replacement))) {
                statuses.add(answer.get().status());
            }

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
            assertThat(rows.text("select count(*) from dashboard_widgets where organization_id = ?", organization))
                    .isEqualTo("3");
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void readsAndWritesNothingOfTheOrganizationThatItIsFrom() {
        put(owner, Boards.sales()).isStatus(200);
        JsonNode exported = owner.get(PLACE).json();
        String before = stored();
        String other = rows.organization("org-bundle-" + UUID.randomUUID(), "GROWTH");
        Session stranger = api.as(rows.member("owner-of-" + other, other, "OWNER"));
        String won =
                rows.text("select id from dashboard_metrics where organization_id = ? and name = 'Won'", organization);

        Answer imported = put(stranger, exported).isStatus(200);

        assertThat(keys(imported.json(), "created")).hasSize(7);
        assertThat(imported.json().path("changed")).isEmpty();
        assertThat(stranger.get(PLACE).json()).isEqualTo(exported);
        assertThat(stranger.get(PLACE).etag()).isNotEqualTo(owner.get(PLACE).etag());
        assertThat(stored()).isEqualTo(before);
        ObjectNode foreign = Boards.json(Boards.EMPTY);
        foreign.set("widgets", Boards.sales().get("widgets"));
        Boards.remove(foreign, "widgets", "buttons");
        Boards.item(foreign, "widgets", "won")
                .withObjectProperty("definition")
                .put("dataSource", "metric:platform:" + won);
        put(stranger, foreign).isProblem(ProblemType.VALIDATION_FAILED).pointsTo("/widgets/1/definition/dataSource");
    }
}

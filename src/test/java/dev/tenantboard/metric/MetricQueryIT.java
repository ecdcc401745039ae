package dev.tenantboard.metric;

import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Queries;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a metric's query may be is decided when it is written. */
class MetricQueryIT extends ServerTest {

    private String organization;
    private Database rows;
    private Session owner;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        rows = new Database(database);
        organization = rows.organization("org-" + name, "FREE");
        owner = api.as(rows.member("owner-" + name, organization, "OWNER"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /query/v /query/dataset /query/measures",
                "{'v':1} | /query/dataset /query/measures",
                "{'v':1,'dataset':'x; drop table users','measures':[]} | /query/dataset /query/measures",
                "{'v':1,'dataset':'activities','sql':'select 1','measures':[{'id':'n','agg':'count'}],'value':'n'} | /query/sql",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'n','organizationId':'o'} | /query/organizationId",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'sum','field':'metadata.\\u0007','as':'number'}],'value':'n'} | /query/measures/0/field",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'n','where':{'field':'action','op':'eq','value':'a\\u0000'}} | /query/where/value",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'n','where':{'field':'metadata.a','as':'number','op':'eq','value':1e140}} | /query/where/value",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'n','time':{'field':'createdAt','window':{'this':'day'},'zone':'+01:00'}} | /query/time/zone",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'f','formulas':[{'id':'f','expr':'n; delete'}]} | /query/formulas/0/expr",
                "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'__proto__'} | /query/value",
                "{'v':1,'inputs':{'a':{'metric':'../../x'}},'value':'a'}     | /query/inputs/a/metric",
                "{'v':1,'inputs':{'a':{'metric':'unknown'}},'value':'a'}   | /query/inputs/a/metric",
                "{'v':1,'dataset':'metricHistory','measures':[{'id':'n','agg':'count'}],'value':'n','where':{'and':[{'field':'metricId','op':'in','values':['x','y']}]}} | /query/where/and/0/values/0 /query/where/and/0/values/1"
            })
    void refusesQueriesThatAreWrongAndPointsToThePlace(String query, String pointers) {
        String body = "{\"name\":\"Wrong\",\"category\":\"SALES\",\"query\":%s}".formatted(query.replace('\'', '"'));
        Answer right = owner.post("/metrics", metric(Queries.count())).isStatus(201);
        Session ready = owner.ifMatch(right.etag());

        owner.post("/metrics", body).isProblem(422).pointsTo(pointers.split(" "));
        ready.put("/metrics/" + right.id(), body).isProblem(422).pointsTo(pointers.split(" "));
        assertThat(owner.get("/metrics/" + right.id()).etag()).isEqualTo(right.etag());
    }

    @Test
    void checksWhatAPatchMakesOfAQuery() {
        Answer metric = owner.post("/metrics", metric(Queries.count()));
        String place = "/metrics/" + metric.id();

        owner.ifMatch(metric.etag())
                .patch(place, "{\"query\": {\"value\": \"m\"}}")
                .isProblem(422)
                .pointsTo("/query/value");
        owner.ifMatch(metric.etag())
                .patch(place, "{\"query\": {\"where\": {\"field\": \"nope\", \"op\": \"isNull\"}}}")
                .isProblem(422)
                .pointsTo("/query/where/field");
        owner.ifMatch(metric.etag())
                .patch(place, "{\"query\": {\"where\": {\"field\": \"action\", \"op\": \"isNull\"}}}")
                .isStatus(200);
    }

    @Test
    void takesInjectionsForTheValuesThatTheyAre() {
        String text = "'; drop table dashboard_metrics; -- \" $1 ? %";
        Map<String, Object> query = Map.of(
                "v",
                1,
                "dataset",
                "activities",
                "measures",
                List.of(Map.of("id", "n", "agg", "count")),
                "where",
                Map.of("field", "action", "op", "contains", "value", text),
                "value",
                "n");

        Answer created = owner.post("/metrics", metric(query)).isStatus(201);

        assertThat(created.text("/query/where/value")).isEqualTo(text);
    }

    @Test
    void keepsAMetricEditableWhoseQueryBecameWrong() {
        String id = rows.text("""
                insert into dashboard_metrics (id, name, category, query, organization_id)
                values (?, 'Old', 'SALES', '{"v": 1, "dataset": "dropped"}', ?) returning id""", "old-" + organization, organization);
        String place = "/metrics/" + id;

        Answer renamed = owner.ifMatch(owner.get(place).etag())
                .patch(place, Map.of("name", "Older"))
                .isStatus(200);

        owner.ifMatch(renamed.etag())
                .patch(place, "{\"query\": {\"value\": \"n\"}}")
                .isProblem(422)
                .pointsTo("/query/measures");
    }

    @Test
    void readsOtherMetricsThreeLevelsDeep() {
        String first = create(Queries.count());
        String second = create(Queries.of(first));
        String third = create(Queries.of(second, first));

        owner.post("/metrics", metric(Queries.of(first, third))).isProblem(422).pointsTo("/query/inputs/m1/metric");
        Answer lowest = owner.get("/metrics/" + first);
        owner.ifMatch(lowest.etag())
                .patch("/metrics/" + first, Map.of("query", whole(Queries.of(create(Queries.count())))))
                .isProblem(422)
                .pointsTo("/query/inputs/m0/metric");
    }

    @Test
    void refusesMetricsThatReadThemselves() {
        String first = create(Queries.count());
        String second = create(Queries.of(first));
        Session ready = owner.ifMatch(owner.get("/metrics/" + first).etag());

        ready.put("/metrics/" + first, metric(Queries.of(first))).isProblem(422).pointsTo("/query/inputs/m0/metric");
        ready.put("/metrics/" + first, metric(Queries.of(second)))
                .isProblem(422)
                .pointsTo("/query/inputs/m0/metric");
        ready.put("/metrics/" + first, metric(historyOf(second))).isProblem(422).pointsTo("/query/where/value");
        ready.put("/metrics/" + first, metric(historyOf(first))).isProblem(422);
        ready.put("/metrics/" + first, metric(historyOf(create(Queries.count()))))
                .isStatus(200);
    }

    @Test
    void letsOneOfTwoChangesAtOnceCloseACycle() {
        for (int round = 0; round < 8; round++) {
            List<String> ids = List.of(create(Queries.count()), create(Queries.count()));
            List<String> tags =
                    ids.stream().map(id -> owner.get("/metrics/" + id).etag()).toList();

            List<Integer> statuses = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> owner.ifMatch(tags.get(i))
                            .put("/metrics/" + ids.get(i), metric(Queries.of(ids.get(1 - i))))
                            .status()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();

            assertThat(statuses).containsExactly(200, 422);
        }
    }

    @Test
    void demandsANumberOfTheMetricsThatItReads() {
        String grouped = create(Map.of(
                "v",
                1,
                "dataset",
                "activities",
                "measures",
                List.of(Map.of("id", "n", "agg", "count")),
                "groupBy",
                List.of(Map.of("field", "severity"))));

        owner.post("/metrics", metric(Queries.of(grouped))).isProblem(422).pointsTo("/query/inputs/m0/metric");
    }

    @Test
    void deletesAMetricThatOthersRead() {
        String read = create(Queries.count());
        String reader = create(Queries.of(read));

        owner.ifMatch(owner.get("/metrics/" + read).etag())
                .delete("/metrics/" + read)
                .isStatus(204);

        owner.get("/metrics/" + reader).isStatus(200);
        owner.post("/metrics", metric(Queries.of(read))).isProblem(422);
    }

    @Test
    void letsThePlatformsMetricsReadThePlatformsOnly() {
        Session administrator = api.as(PLATFORM_ADMINISTRATOR);
        String own = create(Queries.count());
        String system = administrator
                .post("/metrics?scope=system", metric(Queries.count()))
                .isStatus(201)
                .id();

        Answer refused = administrator.post("/metrics?scope=system", metric(Queries.of(own)));
        Answer unknown = administrator.post("/metrics?scope=system", metric(Queries.of("unknown")));
        Answer composite = administrator
                .post("/metrics?scope=system", metric(Queries.of(system)))
                .isStatus(201);
        owner.post("/metrics", metric(Queries.of(composite.id(), own))).isStatus(201);

        refused.isProblem(422).pointsTo("/query/inputs/m0/metric");
        assertThat(plain(refused)).isEqualTo(plain(unknown));
        for (String id : List.of(composite.id(), system)) {
            String place = "/metrics/" + id + "?scope=system";
            administrator.ifMatch(administrator.get(place).etag()).delete(place).isStatus(204);
        }
    }

    private static Object plain(Answer problem) {
        ObjectNode body = (ObjectNode) problem.json();
        body.remove("instance");
        return body;
    }

    private String create(Map<String, Object> query) {
        return owner.post("/metrics", metric(query)).isStatus(201).id();
    }

    private static Map<String, Object> metric(Map<String, Object> query) {
        return Map.of("name", "A metric", "category", "SALES", "query", query);
    }

    private static Map<String, Object> historyOf(String metric) {
        return Map.of(
                "v",
                1,
                "dataset",
                "metricHistory",
                "measures",
                List.of(Map.of("id", "most", "agg", "max", "field", "value")),
                "where",
                Map.of("field", "metricId", "op", "eq", "value", metric),
                "value",
                "most");
    }

    /** A patch that leaves nothing of a count. */
    private static Map<String, Object> whole(Map<String, Object> composite) {
        var patch = new HashMap<>(composite);
        patch.put("dataset", null);
        patch.put("measures", null);
        return patch;
    }
}

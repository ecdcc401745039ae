package dev.tenantboard.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What widgets and metrics name must exist, if a change adds it. */
class WidgetReferencesIT extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static int organizations;

    private Database rows;
    private String organization;
    private Session owner;
    private String metric;

    @BeforeEach
    void createOrganization() {
        rows = new Database(database);
        organization = rows.organization("org-references-" + organizations++, "GROWTH");
        owner = api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
        metric = owner.post("/metrics", metric("'n'")).isStatus(201).id();
    }

    private static JsonNode metric(String measure) {
        return json("{'name':'By severity','category':'SALES','format':'currency','unit':'EUR','chartType':'pie',"
                + "'query':{'v':1,'dataset':'activities','measures':[{'id':" + measure + ",'agg':'count'}],"
                + "'groupBy':[{'field':'severity'}],'value':" + measure + "}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            CHART         | metric           | {'series':[{'measure':'n'},{'measure':'sales'}]} | /config/series/1/measure
            CHART         | metric           | {'xAxis':{'currency':'ABC'}}                     | /config/xAxis/currency
            KPI_CARD      | -                | {'currency':'ABC'}                               | /config/currency
            KPI_CARD      | metric           | {'comparison':{'to':'previousYear'}}             | /config/comparison/to
            TABLE         | metric           | {'columns':[{'field':'severity'},{'field':'x'}]} | /config/columns/1/field
            TABLE         | metric           | {'sort':{'field':'title'}}                       | /config/sort/field
            TABLE         | dataset          | {'columns':[{'field':'created_at'}]}             | /config/columns/0/field
            TABLE         | dataset          | {'sort':{'field':'title.x'}}                     | /config/sort/field
            TABLE         | activities       | {'columns':[{'field':'usageCount'}]}             | /config/columns/0/field
            TABLE         | quick-actions    | {'columns':[{'field':'severity'}]}               | /config/columns/0/field
            QUICK_ACTIONS | -                | {'actions':['unknown']}                          | /config/actions/0
            """)
    void refusesNamesOfWhatDoesNotExist(String type, String source, String config, String pointer) {
        owner.post("/widgets", widget(type, source, config)).isProblem(422).pointsTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            CHART         | metric           | {'series':[{'measure':'n'}],'yAxis':{'currency':'JPY'}}
            CHART         | -                | {'series':[{'measure':'any'}]}
            CHART         | activities       | {'series':[{'measure':'any'}]}
            KPI_CARD      | metric           | {'comparison':{'to':'target'},'currency':'CZK'}
            TABLE         | metric           | {'columns':[{'field':'severity'},{'field':'n'}],'sort':{'field':'n'}}
            TABLE         | dataset          | {'columns':[{'field':'createdAt'},{'field':'metadata.amount'}]}
            TABLE         | activities       | {'columns':[{'field':'severity'},{'field':'metadata.amount'}]}
            TABLE         | quick-actions    | {'columns':[{'field':'name'},{'field':'usageCount'}]}
            TABLE         | -                | {'columns':[{'field':'any'}]}
            """)
    void acceptsNamesOfWhatExists(String type, String source, String config) {
        owner.post("/widgets", widget(type, source, config)).isStatus(201);
    }

    @Test
    void saysWhatExists() {
        Answer refused = owner.post("/widgets", widget("TABLE", "metric", "{'sort':{'field':'x'}}"));

        refused.isProblem(422);
        assertThat(refused.text("/errors/0/detail")).isEqualTo("is not a column of the data: there is severity, n");
    }

    @Test
    void reportsAllWrongNamesAtOnce() {
        ObjectNode body = widget("CHART", "metric", "{'series':[{'measure':'x'}],'yAxis':{'currency':'ABC'}}");
        body.put("chartType", "lines");

        owner.post("/widgets", body)
                .isProblem(422)
                .pointsTo("/chartType", "/config/series/0/measure", "/config/yAxis/currency");
    }

    @Test
    void refusesQuickActionsOfOthers() {
        String own = action(Map.of("requiredRole", List.of()));
        String ofOwners = action(Map.of("requiredRole", List.of("OWNER")));
        Session member = api.as(rows.member("member-of-" + organization, organization, "MEMBER"));
        String other = rows.organization(organization + "-other", "FREE");
        Session stranger = api.as(rows.member("owner-of-" + other, other, "OWNER"));

        member.post("/widgets", actions(own)).isStatus(201);
        owner.post("/widgets", actions(ofOwners)).isStatus(201);
        Answer hidden = member.post("/widgets", actions(ofOwners));
        hidden.isProblem(422).pointsTo("/config/actions/0").doesNotEcho(ofOwners);
        Answer foreign = stranger.post("/widgets", actions(own));
        foreign.isProblem(422).pointsTo("/config/actions/0").doesNotEcho(own);
    }

    /** The metric has changed, and so has the list of chart types. */
    @Test
    void keepsStoredNamesThatNoLongerExist() {
        Answer created = owner.post("/widgets", widget("CHART", "metric", "{'series':[{'measure':'n'}]}"))
                .isStatus(201);
        rows.update(
                "update dashboard_widgets set chart_type = 'sankey', config = config || '{\"yAxis\": {\"currency\": \"ABC\"}}'"
                        + " where id = ?",
                created.id());
        Answer read = owner.get("/metrics/" + metric);
        owner.ifMatch(read.etag()).put("/metrics/" + metric, metric("'other'")).isStatus(200);
        String place = "/widgets/" + created.id();

        Answer stored = owner.get(place).isStatus(200);
        assertThat(owner.get("").isStatus(200).body()).contains("sankey");
        Answer patched = owner.ifMatch(stored.etag())
                .patch(place, Map.of("title", "New"))
                .isStatus(200);
        ObjectNode whole = patched.json().deepCopy();
        whole.remove(List.of("id", "createdBy", "createdAt", "updatedAt", "etag", "creator"));
        Answer replaced = owner.ifMatch(patched.etag())
                .put(place, whole.put("title", "Newer"))
                .isStatus(200);
        Session based = owner.ifMatch(replaced.etag());
        based.patch(place, json("{'config':{'series':[{'measure':'n'},{'measure':'m'}]}}"))
                .isProblem(422)
                .pointsTo("/config/series/1/measure");
        based.patch(place, Map.of("chartType", "chord")).isProblem(422).pointsTo("/chartType");
        based.patch(place, json("{'config':{'xAxis':{'currency':'ABD'}}}"))
                .isProblem(422)
                .pointsTo("/config/xAxis/currency");
        based.patch(place, json("{'config':{'series':[{'measure':'n'},{'measure':'other'}]}}"))
                .isStatus(200);
    }

    @Test
    void checksAllNamesOfANewSource() {
        Answer created = owner.post("/widgets", widget("TABLE", "dataset", "{'columns':[{'field':'title'}]}"))
                .isStatus(201);

        owner.ifMatch(created.etag())
                .patch("/widgets/" + created.id(), Map.of("dataSource", "metric:" + metric))
                .isProblem(422)
                .pointsTo("/config/columns/0/field");
    }

    /** A member keeps a widget of a metric that became restricted. The answers contain none of its names. */
    @Test
    void namesNothingOfARestrictedMetric() {
        Session member = api.as(rows.member("member-of-" + organization, organization, "MEMBER"));
        Answer widget = member.post("/widgets", widget("CHART", "metric", "{'series':[{'measure':'n'}]}"))
                .isStatus(201);
        Answer read = owner.get("/metrics/" + metric);
        owner.ifMatch(read.etag())
                .patch("/metrics/" + metric, Map.of("permissions", List.of("salaries:read")))
                .isStatus(200);

        Answer patched = member.ifMatch(widget.etag())
                .patch("/widgets/" + widget.id(), json("{'config':{'series':[{'measure':'guess'}]}}"));

        patched.isStatus(200);
        member.post("/widgets", widget("CHART", "metric", "{'series':[{'measure':'guess'}]}"))
                .isProblem(422)
                .pointsTo("/dataSource");
    }

    @Test
    void checksChartTypesFormatsAndCurrenciesOfMetrics() {
        Answer created = owner.post("/metrics", metric("'n'")).isStatus(201);
        String place = "/metrics/" + created.id();
        Session based = owner.ifMatch(created.etag());

        based.patch(place, Map.of("chartType", "lines")).isProblem(422).pointsTo("/chartType");
        based.patch(place, Map.of("format", "money")).isProblem(422).pointsTo("/format");
        based.patch(place, Map.of("unit", "Euro")).isProblem(422).pointsTo("/unit");
        owner.post(
                        "/metrics",
                        ((ObjectNode) metric("'n'")).put("chartType", "x").put("format", "y"))
                .isProblem(422)
                .pointsTo("/chartType", "/format");
        owner.post("/metrics/preview", ((ObjectNode) metric("'n'")).put("unit", "Euro"))
                .isProblem(422)
                .pointsTo("/unit");
        rows.update("update dashboard_metrics set chart_type = 'sankey', format = 'money' where id = ?", created.id());
        based.patch(place, Map.of("name", "Renamed", "chartType", "sankey")).isStatus(200);
    }

    private String action(Map<String, Object> fields) {
        ObjectNode body =
                (ObjectNode) json("{'name':'Go','icon':'chart','actionType':'NAVIGATION','targetUrl':'/there'}");
        fields.forEach(body::putPOJO);
        return owner.post("/quick-actions", body).isStatus(201).id();
    }

    private ObjectNode actions(String id) {
        return widget("QUICK_ACTIONS", null, "{'actions':['" + id + "']}");
    }

    private ObjectNode widget(String type, String source, String config) {
        ObjectNode body = (ObjectNode) json("{'name':'Named','position':{'x':0,'y':0,'w':2,'h':2}}");
        body.put("type", type).set("config", json(config));
        if (source != null) {
            body.put(
                    "dataSource",
                    source.replace("metric", "metric:" + metric).replace("dataset", "dataset:activities"));
        }
        return body;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }
}

package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value in a body reads or creates a row of another organization or user. */
class ForeignReferencesIT extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private World world;
    private Session owner;

    @BeforeEach
    void createOrganizations() {
        world = World.in(database.superuser(EmbeddedPostgresServer.DATABASE));
        owner = api.as(world.caller("a-owner", "a"));
    }

    @AfterEach
    void removeOrganizations() {
        world.close();
    }

    @Test
    void refusesMetricsOfTheOtherOrganizationLikeUnknownOnes() {
        Map<String, String> before = world.rows();
        Answer others = owner.post("/widgets", widgetShowing(Target.OTHER_TENANTS));
        Answer unknown = owner.post("/widgets", widgetShowing(Target.UNKNOWN));

        others.isProblem(ProblemType.VALIDATION_FAILED).pointsTo("/dataSource");
        assertThat(plain(others)).isEqualTo(plain(unknown));
        String place = "/widgets/" + Target.OWN.id(world, Kind.WIDGETS);
        Session ready = owner.ifMatch(owner.get(place).etag());
        ready.put(place, widgetShowing(Target.OTHER_TENANTS)).isProblem(ProblemType.VALIDATION_FAILED);
        ready.patch(
                        place,
                        Map.of(
                                "dataSource",
                                widgetShowing(Target.OTHER_TENANTS)
                                        .get("dataSource")
                                        .asText()))
                .isProblem(ProblemType.VALIDATION_FAILED);
        assertThat(world.rows()).isEqualTo(before);
        owner.post("/widgets", widgetShowing(Target.SYSTEM)).isStatus(201);
    }

    @Test
    void refusesMetricsThatTheMemberMayNotRead() {
        Session member = api.as(world.caller("a-member", "a"));

        member.post("/widgets", widgetShowing(Target.OWN)).isStatus(201);
        member.post("/widgets", widgetShowing(Target.RESTRICTED)).isProblem(ProblemType.VALIDATION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'v': 1, 'inputs': {'a': {'metric': '$'}}, 'value': 'a'}",
                "{'v': 1, 'dataset': 'metricHistory', 'measures': [{'id': 'n', 'agg': 'count'}], 'value': 'n',"
                        + " 'where': {'field': 'metricId', 'op': 'eq', 'value': '$'}}",
                "{'v': 1, 'value': 'a', 'inputs': {'a': {'dataset': 'metricHistory', 'value': 'n',"
                        + " 'measures': [{'id': 'n', 'agg': 'count'}],"
                        + " 'where': {'and': [{'field': 'metricId', 'op': 'in', 'values': ['$']}]}}}}"
            })
    void refusesQueriesThatReadMetricsOfTheOtherOrganization(String query) {
        Map<String, String> before = world.rows();
        String place = "/metrics/" + Target.RESTRICTED.id(world, Kind.METRICS);
        Session ready = owner.ifMatch(owner.get(place).etag());

        Answer others = owner.post("/metrics", metricOf(query, Target.OTHER_TENANTS));
        Answer unknown = owner.post("/metrics", metricOf(query, Target.UNKNOWN));

        others.isProblem(ProblemType.VALIDATION_FAILED).doesNotEcho(world.named("b"));
        assertThat(plain(others)).isEqualTo(plain(unknown));
        assertThat(plain(ready.put(place, metricOf(query, Target.OTHER_TENANTS))))
                .isEqualTo(plain(ready.put(place, metricOf(query, Target.UNKNOWN))))
                .isEqualTo(plain(others));
        assertThat(world.rows()).isEqualTo(before);
        ready.put(place, metricOf(query, Target.SYSTEM)).isStatus(200);
        owner.post("/metrics", metricOf(query, Target.OWN)).isStatus(201);
    }

    private ObjectNode metricOf(String query, Target target) {
        try {
            var body = (ObjectNode) JSON.readTree(Kind.METRICS.whole());
            String named = query.replace('\'', '"').replace("$", target.id(world, Kind.METRICS));
            body.set("query", JSON.readTree(named));
            return body;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"layout\": [{\"widgetId\": \"$\", \"x\": 0, \"y\": 0, \"w\": 1, \"h\": 1}]}",
                "{\"mediumLayout\": [{\"widgetId\": \"$\", \"x\": 0, \"y\": 0, \"w\": 1, \"h\": 1}]}",
                "{\"narrowLayout\": [{\"widgetId\": \"$\", \"x\": 0, \"y\": 0, \"w\": 1, \"h\": 1}]}",
                "{\"widgets\": [\"$\"]}",
                "{\"quickActions\": [\"$\"]}"
            })
    void refusesPreferencesThatNameRowsOfTheOtherOrganization(String body) {
        Kind kind = body.contains("quick") ? Kind.QUICK_ACTIONS : Kind.WIDGETS;
        Map<String, String> before = world.rows();
        Session ready = owner.ifMatch(owner.get("/preferences").etag());

        Answer others = ready.put("/preferences", body.replace("$", Target.OTHER_TENANTS.id(world, kind)));
        Answer unknown = ready.patch("/preferences", body.replace("$", Target.UNKNOWN.id(world, kind)));

        others.isProblem(ProblemType.VALIDATION_FAILED).doesNotEcho(world.named("b"));
        assertThat(plain(others)).isEqualTo(plain(unknown));
        assertThat(world.rows()).isEqualTo(before);
        ready.put("/preferences", body.replace("$", Target.OWN.id(world, kind))).isStatus(200);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesBodiesThatSayWhoseTheRowIs(Kind kind) throws Exception {
        Map<String, String> before = world.rows();
        String place = kind.path() + "/" + Target.OWN.id(world, kind);
        Session ready = owner.ifMatch(owner.get(place).isStatus(200).etag());

        for (String field : List.of("organizationId", "organization", "createdBy", "userId", "id", "isSystem")) {
            ObjectNode body = (ObjectNode) JSON.readTree(kind.whole());
            body.put(field, world.globex());
            assertRefused(owner.post(kind.path(), body));
            assertRefused(ready.patch(place, Map.of(field, world.globex())));
            if (kind != Kind.ACTIVITIES) {
                assertRefused(ready.put(place, body));
            }
        }
        assertThat(world.rows()).isEqualTo(before);
    }

    /** The status is 400 or 422. The tests of bad input check which of the two. */
    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(400, 422);
        answer.isProblem(answer.status());
    }

    private ObjectNode widgetShowing(Target metric) {
        try {
            var body = (ObjectNode) JSON.readTree(Kind.WIDGETS.whole());
            return body.put("dataSource", "metric:" + metric.id(world, Kind.METRICS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String plain(Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("instance");
        return answer.status() + " " + problem;
    }
}

package dev.tenantboard.widget;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_VIEWER;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetTypeIT extends ServerTest {

    @Test
    void listsTheTenTypesToEveryMember() {
        Answer list = api.as(ACME_VIEWER).get("/widget-types").isStatus(200);

        assertThat(list.json().path("items"))
                .extracting(type -> type.path("type").asText())
                .containsExactly(
                        "KPI_CARD",
                        "CHART",
                        "TABLE",
                        "ACTIVITY_FEED",
                        "QUICK_ACTIONS",
                        "MODULE_SHORTCUTS",
                        "PROGRESS_TRACKER",
                        "NOTIFICATION_PANEL",
                        "CALENDAR",
                        "WEATHER");
        assertThat(list.etag()).isEqualTo(list.text("/etag"));
        JsonNode chart =
                api.as(ACME_VIEWER).get("/widget-types/CHART").isStatus(200).json();
        assertThat(chart).isEqualTo(list.json().at("/items/1"));
    }

    @Test
    void answersNotModifiedOnlyInTheSameOrganization() {
        for (String path : List.of("/widget-types", "/widget-types/TABLE")) {
            Answer read = api.as(ACME_VIEWER).get(path).isStatus(200);

            assertThat(api.as(ACME_MEMBER)
                            .ifNoneMatch(read.etag())
                            .get(path)
                            .isStatus(304)
                            .body())
                    .isEmpty();
            api.as(GLOBEX_VIEWER).ifNoneMatch(read.etag()).get(path).isStatus(200);
        }
    }

    @Test
    void isForMembersOnly() {
        api.anonymous().get("/widget-types").isProblem(401);
        api.as(STRANGER).get("/widget-types").isProblem(403);
        api.as(STRANGER).get("/widget-types/CHART").isProblem(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chart", "NOPE", "CHART%20"})
    void answersNotFoundForAnUnknownType(String type) {
        api.as(ACME_OWNER).get("/widget-types/" + type).isProblem(404);
    }

    @Test
    void refusesAPathWithADotSegment() {
        api.as(ACME_OWNER).get("/widget-types/..%2Fwidgets").isProblem(400);
    }

    @ParameterizedTest
    @EnumSource
    void storesTheExampleOfEveryType(WidgetType type) {
        JsonNode example = example(type);

        Answer created =
                api.as(ACME_OWNER).post("/widgets", widget(type, example)).isStatus(201);

        assertThat(created.json().path("config")).isEqualTo(example);
    }

    @ParameterizedTest
    @EnumSource
    void refusesUnknownProperties(WidgetType type) {
        ObjectNode config = example(type);
        config.put("Smuggled~/x", "Smuggled value");

        api.as(ACME_OWNER)
                .post("/widgets", widget(type, config))
                .isProblem(422)
                .pointsTo("/config/Smuggled~0~1x")
                .doesNotEcho("Smuggled value");
    }

    @ParameterizedTest
    @EnumSource
    void refusesPropertiesOfOtherTypes(WidgetType type) {
        example(type).properties().forEach(field -> {
            ObjectNode config = example(type);
            config.putArray(field.getKey()).addObject().put("smuggled", "Smuggled value");

            Answer refused = api.as(ACME_OWNER).post("/widgets", widget(type, config));

            refused.isProblem(422).doesNotEcho("Smuggled value");
            assertThat(refused.text("/errors/0/pointer")).startsWith("/config/" + field.getKey());
            assertThat(refused.text("/errors/0/detail")).isNotEqualTo("is not accepted");
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                CHART,              `{"series":[{"measure":"n","color":"mauve"}]}`,             /config/series/0/color
                CHART,              `{"series":[{"color":"blue"}]}`,                            /config/series/0/measure
                CHART,              `{"referenceLines":[{"value":1e16}]}`,                      /config/referenceLines/0/value
                CHART,              `{"xAxis":{"label":""}}`,                                   /config/xAxis/label
                KPI_CARD,           `{"decimals":1.5}`,                                         /config/decimals
                KPI_CARD,           `{"currency":"Euro"}`,                                      /config/currency
                KPI_CARD,           `{"link":"javascript:alert(1)"}`,                           /config/link
                KPI_CARD,           `{"link":"data:text/html,x"}`,                              /config/link
                KPI_CARD,           `{"link":"//evil.example/"}`,                               /config/link
                KPI_CARD,           `{"link":"/\\\\\\\\evil.example/"}`,                            /config/link
                KPI_CARD,           `{"icon":null}`,                                            /config/icon
                TABLE,              `{"columns":[]}`,                                           /config/columns
                TABLE,              `{"pageSize":1000000000000}`,                               /config/pageSize
                MODULE_SHORTCUTS,   `{}`,                                                       /config/modules
                MODULE_SHORTCUTS,   `{"modules":[{"id":"a","label":"A","url":"https://u@h/"}]}`, /config/modules/0/url
                MODULE_SHORTCUTS,   `{"modules":[{"id":"../a","label":"A","url":"/a"}]}`,       /config/modules/0/id
                ACTIVITY_FEED,      `{"types":["USER_ACTION","USER_ACTION"]}`,                  /config/types
                CALENDAR,           `{"zone":"Mars/Olympus"}`,                                  /config/zone
                WEATHER,            `{"latitude":91,"longitude":0}`,                            /config/latitude
                WEATHER,            `{"latitude":50}`,                                          /config/longitude
                """)
    void pointsToTheInvalidValue(WidgetType type, String config, String pointer) {
        String body = "{\"name\":\"Wrong\",\"type\":\"" + type
                + "\",\"position\":{\"x\":0,\"y\":0,\"w\":2,\"h\":2},\"config\":" + config + "}";

        api.as(ACME_OWNER).post("/widgets", body).isProblem(422).pointsTo(pointer);
    }

    @Test
    void validatesReplacementsAndPatchesByTheSchemaOfTheNewType() {
        Session owner = api.as(ACME_OWNER);
        ObjectNode table = example(WidgetType.TABLE);
        Answer created = owner.post("/widgets", widget(WidgetType.TABLE, table)).isStatus(201);
        Session based = owner.ifMatch(created.etag());
        String path = "/widgets/" + created.id();

        based.put(path, widget(WidgetType.CALENDAR, table)).isProblem(422);
        based.patch(path, Map.of("type", "WEATHER")).isProblem(422);
        based.patch(path, Map.of("config", Map.of("pageSize", 1)))
                .isProblem(422)
                .pointsTo("/config/pageSize");
        based.patch(path, Map.of("config", Map.of("pageSize", 50))).isStatus(200);
    }

    @Test
    void limitsTheNumberOfErrors() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 500; i++) {
            config.put("unknown" + i, "Smuggled value");
        }

        Answer refused = api.as(ACME_OWNER).post("/widgets", widget(WidgetType.TABLE, config));

        assertThat(refused.isStatus(422).json().path("errors")).hasSize(20);
    }

    @Test
    void countsCodePoints() {
        Session owner = api.as(ACME_OWNER);
        ObjectNode config = JsonNodeFactory.instance.objectNode();

        owner.post("/widgets", widget(WidgetType.TABLE, config.put("emptyText", "\uD83D\uDE00".repeat(200))))
                .isStatus(201);
        owner.post("/widgets", widget(WidgetType.TABLE, config.put("emptyText", "\uD83D\uDE00".repeat(201))))
                .isProblem(422)
                .pointsTo("/config/emptyText");
    }

    @Test
    void refusesLongListsQuickly() {
        Object series = Collections.nCopies(600, Map.of("measure", "x", "color", "nope"));

        Answer refused = api.as(ACME_OWNER)
                .post(
                        "/widgets",
                        widget(
                                WidgetType.CHART,
                                JsonNodeFactory.instance.objectNode().putPOJO("series", series)));

        assertThat(refused.isStatus(422).text("/errors/0/pointer")).isEqualTo("/config/series");
    }

    private ObjectNode example(WidgetType type) {
        return (ObjectNode) api.as(ACME_OWNER)
                .get("/widget-types/" + type)
                .isStatus(200)
                .json()
                .path("example");
    }

    private static Map<String, Object> widget(WidgetType type, JsonNode config) {
        return Map.of(
                "name",
                "Of a type",
                "type",
                type,
                "config",
                config,
                "position",
                Map.of("x", 0, "y", 0, "w", 4, "h", 3));
    }
}

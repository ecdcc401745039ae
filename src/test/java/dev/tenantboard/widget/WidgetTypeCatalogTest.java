package dev.tenantboard.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.definition.Color;
import dev.tenantboard.definition.Icon;
import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas in the WAR. The catalog loads only schemas that are valid by the metaschema. */
class WidgetTypeCatalogTest {

    private static final WidgetTypeCatalog CATALOG = new WidgetTypeCatalog();
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void acceptsTheExample(WidgetType type) {
        JsonNode example = CATALOG.get(type).example();

        assertThat(CATALOG.errors(type, example, "/config")).isEmpty();
        assertThat(example).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasADefaultForEveryPropertyExceptModules(WidgetType type) throws Exception {
        List<ProblemError> errors = CATALOG.errors(type, JSON.readTree("{}"), "/config");

        assertThat(errors.isEmpty()).isEqualTo(type != WidgetType.MODULE_SHORTCUTS);
    }

    @ParameterizedTest
    @EnumSource
    void describesAndLimitsEverything(WidgetType type) {
        ObjectNode schema = CATALOG.get(type).schema();
        List<String> faults = new ArrayList<>();

        inspect(schema, "", schema, faults);

        assertThat(faults).isEmpty();
        assertThat(schema.path("title").asText()).isNotBlank();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    private static void inspect(JsonNode root, String path, JsonNode part, List<String> faults) {
        if (part.has("$ref")) {
            JsonNode definition = root.at(part.get("$ref").asText().substring(1));
            demand(definition.isObject(), path + " refers to nothing", faults);
            inspect(root, path, definition, faults);
            return;
        }
        demand(!part.path("description").asText().isBlank() || path.endsWith("items"), path + " description", faults);
        switch (part.path("type").asText()) {
            case "string" -> demand(part.has("maxLength"), path + " maxLength", faults);
            case "number", "integer" -> demand(part.has("minimum") && part.has("maximum"), path + " range", faults);
            case "array" -> demand(part.has("maxItems") && part.has("items"), path + " maxItems", faults);
            case "object" ->
                demand(
                        part.path("additionalProperties").isBoolean()
                                && !part.path("additionalProperties").asBoolean(),
                        path + " additionalProperties",
                        faults);
            case "boolean" -> {}
            default -> demand(part.has("enum"), path + " type", faults);
        }
        part.path("properties")
                .properties()
                .forEach(field -> inspect(root, path + "/" + field.getKey(), field.getValue(), faults));
        if (part.has("items")) {
            inspect(root, path + "/items", part.get("items"), faults);
        }
    }

    private static void demand(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /** A schema must accept its own defaults, which front ends use. */
    @ParameterizedTest
    @EnumSource
    void hasValidDefaults(WidgetType type) {
        ObjectNode defaults = JSON.createObjectNode();
        CATALOG.get(type).schema().path("properties").properties().stream()
                .filter(field -> field.getValue().has("default"))
                .forEach(field -> defaults.set(field.getKey(), field.getValue().get("default")));

        assertThat(CATALOG.errors(type, defaults, ""))
                .extracting(ProblemError::pointer)
                .isSubsetOf("/modules");
    }

    @Test
    void listsTheChartTypesAndFormatsOfTheApi() {
        JsonNode chart = CATALOG.get(WidgetType.CHART).schema();
        JsonNode kpi = CATALOG.get(WidgetType.KPI_CARD).schema();

        assertThat(texts(chart.path("x-chartTypes"))).containsExactly(KnownNames.CHART_TYPES.split("\\|"));
        assertThat(texts(kpi.at("/$defs/numberFormat/enum"))).containsExactly(KnownNames.FORMATS.split("\\|"));
        assertThat(texts(chart.at("/properties/series/items/properties/kind/enum")))
                .isSubsetOf(KnownNames.CHART_TYPES.split("\\|"));
    }

    /** A property with names has the same meaning in all types, and no other property has names. */
    @Test
    void containsTheNamesThatReferencesCheck() {
        Map<String, Set<String>> types = new TreeMap<>();
        for (WidgetType type : WidgetType.values()) {
            ConfigName.PROPERTIES.keySet().stream()
                    .filter(name -> !CATALOG.get(type).schema().findValues(name).isEmpty())
                    .forEach(name ->
                            types.computeIfAbsent(name, key -> new TreeSet<>()).add(type.name()));
        }

        assertThat(types)
                .isEqualTo(Map.of(
                        "currency", Set.of("CHART", "KPI_CARD", "PROGRESS_TRACKER", "TABLE"),
                        "actions", Set.of("QUICK_ACTIONS"),
                        "measure", Set.of("CHART"),
                        "field", Set.of("CALENDAR", "TABLE"),
                        "to", Set.of("KPI_CARD")));
    }

    @Test
    void usesTheSameColoursIconsAndActivitiesAsTheApi() {
        JsonNode kpi = CATALOG.get(WidgetType.KPI_CARD).schema().path("$defs");
        JsonNode feed = CATALOG.get(WidgetType.ACTIVITY_FEED).schema().path("properties");

        assertThat(kpi.at("/color/pattern").asText()).isEqualTo("^(?:" + Color.REGEXP + ")$");
        assertThat(texts(kpi.at("/icon/enum"))).containsExactly(Icon.NAMES.split("\\|"));
        assertThat(texts(feed.at("/types/items/enum"))).containsExactlyElementsOf(names(ActivityType.values()));
        assertThat(texts(feed.at("/severities/items/enum")))
                .containsExactlyElementsOf(names(ActivitySeverity.values()));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    @Test
    void refusesADuplicateModule() throws Exception {
        String module = "{\"id\":\"orders\",\"label\":\"Orders\",\"url\":\"/orders\"}";
        JsonNode config = JSON.readTree("{\"modules\":[" + module + "," + module + "]}");

        assertThat(CATALOG.errors(WidgetType.MODULE_SHORTCUTS, config, "/config"))
                .containsExactly(new ProblemError("/config/modules/1/id", "is the id of an earlier module"));
    }
}

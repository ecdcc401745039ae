package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.quickaction.ActionType;
import dev.tenantboard.quickaction.QuickActionDefinition;
import dev.tenantboard.widget.WidgetDefinition;
import dev.tenantboard.widget.WidgetType;
import dev.tenantboard.widget.WidgetTypeCatalog;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema of bundles describes the definitions of the API, and is complete. */
class BundleSchemaTest {

    private static final WidgetTypeCatalog TYPES = new WidgetTypeCatalog();

    private final ObjectNode schema = BundleSchema.of(TYPES);

    private static Set<String> names(JsonNode fields) {
        Set<String> names = new TreeSet<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Set<String> described(String definition) {
        return names(schema.at("/$defs/" + definition + "/properties"));
    }

    private static Set<String> fields(Class<? extends Record> definition) {
        Set<String> fields = new TreeSet<>();
        Arrays.stream(definition.getRecordComponents())
                .map(RecordComponent::getName)
                .forEach(fields::add);
        return fields;
    }

    private List<String> constants(String pointer) {
        return StreamSupport.stream(schema.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String[] constants(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    }

    @Test
    void describesTheFieldsOfEachDefinition() {
        assertThat(described("metric")).isEqualTo(fields(MetricDefinition.class));
        assertThat(described("quickAction")).isEqualTo(fields(QuickActionDefinition.class));
        assertThat(described("widget")).isEqualTo(fields(WidgetDefinition.class));
        assertThat(names(schema.path("properties"))).isEqualTo(fields(Bundle.class));
    }

    @Test
    void listsTheConstantsOfTheApi() {
        assertThat(constants("/$defs/metric/properties/category/enum"))
                .containsExactlyInAnyOrder(constants(MetricCategory.class));
        assertThat(constants("/$defs/quickAction/properties/actionType/enum"))
                .containsExactlyInAnyOrder(constants(ActionType.class));
        assertThat(constants("/$defs/widgetType/enum")).containsExactlyInAnyOrder(constants(WidgetType.class));
    }

    @Test
    void definesAllThatItRefersTo() {
        Set<String> defined = names(schema.path("$defs"));

        assertThat(schema.findValuesAsText("$ref"))
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(defined).contains(reference.replaceFirst("^#/\\$defs/", "")));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheExampleOfEachTypeAndRefusesAnotherField(WidgetType type) throws Exception {
        ObjectNode bundle = bundle();
        ObjectNode widget = (ObjectNode) bundle.at("/widgets/0/definition");
        widget.put("type", type.name());
        widget.set(
                "config",
                TYPES.errors(type, new ObjectMapper().createObjectNode(), "").isEmpty()
                        ? new ObjectMapper().createObjectNode()
                        : new ObjectMapper().readTree("{\"modules\":[{\"id\":\"a\",\"label\":\"A\",\"url\":\"/a\"}]}"));

        assertThat(errors(bundle)).isEmpty();

        widget.withObjectProperty("config").put("unknown", 1);
        assertThat(errors(bundle)).extracting(ProblemError::pointer).contains("/widgets/0/definition/config/unknown");
    }

    @Test
    void refusesAQueryThatIsNone() throws Exception {
        ObjectNode bundle = bundle();
        ((ObjectNode) bundle.at("/metrics/0/definition/query")).put("v", 2);

        assertThat(errors(bundle)).extracting(ProblemError::pointer).containsExactly("/metrics/0/definition/query/v");
    }

    private List<ProblemError> errors(JsonNode bundle) {
        return JsonSchemaDocument.of(schema).errors(bundle, "");
    }

    private static ObjectNode bundle() throws Exception {
        return (ObjectNode) new ObjectMapper().readTree("""
                {"v": 1,
                "metrics": [{"key": "events", "definition": {"name": "Events", "category": "SALES", "unit": null,
                    "color": "blue", "icon": null, "query": {"v": 1, "dataset": "activities",
                    "measures": [{"id": "n", "agg": "count"}], "value": "n"}}}],
                "quickActions": [{"key": "new", "definition": {"name": "New", "actionType": "NAVIGATION",
                    "targetUrl": "/new", "requiredRole": ["OWNER"]}}],
                "widgets": [{"key": "events", "definition": {"name": "Events", "type": "CHART", "config": {},
                    "position": {"x": 0, "y": 0, "w": 2, "h": 2}, "dataSource": "metric:events"}}]}""");
    }
}

package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.server.ServerTest;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiIT extends ServerTest {

    private static final Set<String> EVERYWHERE = Set.of("400", "401", "403", "429", "500", "503");

    /** Linters take an example with the fields type and example for a schema. The fields have examples. */
    private static final Set<String> WITHOUT_EXAMPLE =
            Set.of("GET /api/v1/dashboard/widget-types", "GET /api/v1/dashboard/widget-types/{type}");

    /** OpenAPI 3.0 has no schema for values of several types. */
    private static final Set<String> ANY_TYPE = Set.of("MetricQueryCondition.value");

    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.of(api);
    }

    @Test
    void hasNoFieldThatOpenApiDoesNotKnow() {
        assertThat(ApiDocument.fields(document.root()).keySet())
                .containsExactlyInAnyOrder("openapi", "info", "servers", "security", "tags", "paths", "components");
        assertThat(document.root().get("openapi").asText()).isEqualTo("3.0.3");
        assertThat(document.root().at("/servers/0/url").asText()).isEqualTo("/");
    }

    @Test
    void refersOnlyToWhatItHasAndUsesAllOfIt() {
        assertThat(document.danglingReferences()).as("references to nothing").isEmpty();
        assertThat(document.unusedComponents())
                .as("components that nothing refers to")
                .isEmpty();
    }

    @Test
    void hasAnOperationForEachResourceMethodAndNoOther() {
        assertThat(document.operations().keySet())
                .containsExactlyInAnyOrderElementsOf(ResourceMethods.all().keySet());
    }

    @Test
    void describesEveryOperation() {
        List<String> missing = inEachOperation((operation, complaints) -> {
            for (String field : List.of("operationId", "summary", "description")) {
                demand(!operation.path(field).asText().isBlank(), field, complaints);
            }
            demand(operation.at("/security/0").has("token"), "security", complaints);
            demand(!operation.at("/tags/0").asText().isBlank(), "@Tag on the resource", complaints);
        });

        assertThat(missing).as("what is missing on resource methods").isEmpty();
        assertThat(document.operations().values())
                .extracting(operation -> operation.path("operationId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void describesEveryTagOnce() {
        Set<String> used = new TreeSet<>();
        document.operations()
                .values()
                .forEach(operation -> operation.get("tags").forEach(tag -> used.add(tag.asText())));

        assertThat(document.root().get("tags"))
                .extracting(tag -> tag.get("name").asText())
                .containsExactlyElementsOf(used);
    }

    @Test
    void saysWhatEveryOperationAnswers() {
        List<String> missing = inEachOperation((operation, complaints) -> {
            Map<String, JsonNode> answers = ApiDocument.fields(operation.path("responses"));
            Set<String> successes = answers.keySet().stream()
                    .filter(status -> status.startsWith("2"))
                    .collect(Collectors.toSet());
            demand(
                    successes.size() == 1 || successes.equals(Set.of("200", "201")),
                    "one success, or that it was there",
                    complaints);
            demand(
                    answers.keySet().containsAll(expectedProblems(operation)),
                    "of " + expectedProblems(operation),
                    complaints);
            answers.forEach((status, answer) -> complaints.addAll(answerFaults(status, document.resolve(answer))));
        });

        WITHOUT_EXAMPLE.forEach(name -> missing.remove(name + ": 200 has no example"));
        assertThat(missing).as("answers that are not described").isEmpty();
    }

    @Test
    void answersWithoutBodyOnlyWhereNothingIsLeft() {
        Map<String, Method> methods = ResourceMethods.all();
        List<String> silent = new ArrayList<>();
        document.operations().forEach((name, operation) -> {
            boolean nothing = name.startsWith("DELETE ") || methods.get(name).getReturnType() == void.class;
            demand(nothing || !operation.get("responses").has("204"), name + ": @APIResponseSchema", silent);
        });

        assertThat(silent).as("methods that do not say what they answer").isEmpty();
    }

    private Set<String> expectedProblems(JsonNode operation) {
        Set<String> expected = new TreeSet<>(EVERYWHERE);
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.path("in").asText().equals("path")) {
                expected.add("404");
            }
            if (parameter.path("name").asText().equals("If-Match")) {
                expected.addAll(Set.of("412", "428"));
            }
        }
        if (operation.has("requestBody")) {
            expected.addAll(Set.of("413", "415", "422"));
        }
        return expected;
    }

    private List<String> answerFaults(String status, JsonNode answer) {
        List<String> faults = new ArrayList<>();
        demand(!answer.path("description").asText().isBlank(), status + " description", faults);
        demand(answer.path("headers").has("traceparent"), status + " traceparent", faults);
        if (Set.of("429", "503").contains(status)) {
            demand(answer.path("headers").has("Retry-After"), status + " Retry-After", faults);
        }
        if (status.startsWith("2") && !status.equals("204")) {
            JsonNode body = answer.path("content").iterator().next();
            demand(body.has("schema"), status + " schema (@APIResponseSchema)", faults);
            faults.addAll(exampleFaults(status, body));
        }
        if (Integer.parseInt(status) >= 400) {
            JsonNode body = answer.at("/content/application~1problem+json");
            demand(body.at("/schema/$ref").asText().endsWith("/Problem"), status + " problem", faults);
            faults.addAll(exampleFaults(status, body));
        }
        return faults;
    }

    @Test
    void givesExamplesThatKeepToTheirSchemas() {
        List<String> faults =
                inEachOperation((operation, complaints) -> ApiDocument.fields(operation.at("/requestBody/content"))
                        .forEach((mediaType, body) -> complaints.addAll(exampleFaults(mediaType, body))));

        assertThat(faults).as("examples of bodies").isEmpty();
    }

    private List<String> exampleFaults(String of, JsonNode body) {
        if (!body.has("example")) {
            return List.of(of + " has no example");
        }
        // An example leaves out what may be null and has no value of its own.
        return document.violations(body.path("schema"), body.get("example")).stream()
                .filter(violation -> !violation.contains("required property"))
                .map(violation -> of + " example: " + violation)
                .toList();
    }

    @Test
    void describesEveryParameter() {
        List<String> missing = inEachOperation((operation, complaints) -> document.parameters(operation)
                .forEach(parameter -> {
                    String name = parameter.path("name").asText();
                    demand(
                            !parameter.path("description").asText().isBlank(),
                            name + " description (@Parameter)",
                            complaints);
                    demand(parameter.path("schema").size() > 0, name + " schema", complaints);
                }));

        assertThat(missing).as("parameters that are not described").isEmpty();
    }

    @Test
    void namesTheQueryParametersOfEachMethod() {
        Map<String, Method> methods = ResourceMethods.all();

        document.operations().forEach((name, operation) -> {
            Set<String> described = new TreeSet<>();
            document.parameters(operation).stream()
                    .filter(parameter -> parameter.path("in").asText().equals("query"))
                    .forEach(parameter -> described.add(parameter.path("name").asText()));
            assertThat(described).as("query parameters of " + name).containsAll(ownQueryParameters(methods.get(name)));
        });
    }

    private static List<String> ownQueryParameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(parameter -> parameter != null)
                .map(QueryParam::value)
                .toList();
    }

    @Test
    void describesEverySchemaAndProperty() {
        Map<String, JsonNode> all = new TreeMap<>(document.schemas());
        all.putAll(document.properties());

        List<String> missing = new ArrayList<>();
        all.forEach((name, schema) -> {
            demand(!schema.path("description").asText().isBlank(), name + ": description (@Schema)", missing);
            demand(schema.has("type") || schema.has("allOf") || ANY_TYPE.contains(name), name + ": type", missing);
        });

        assertThat(missing).as("what is missing on types and fields").isEmpty();
        assertThat(document.properties().keySet()).noneMatch(name -> name.endsWith("insideGrid"));
        assertThat(document.schemas().keySet()).noneMatch(name -> name.contains("Node"));
    }

    @Test
    void listsTheValuesOfEnums() {
        assertThat(document.schemas().get("Role").get("enum"))
                .extracting(JsonNode::asText)
                .containsExactly("OWNER", "ADMIN", "MEMBER", "VIEWER");
        assertThat(document.schemas().get("WidgetType").get("enum")).hasSize(10);
    }

    @Test
    void saysWhatABodyMustHaveAndMayHold() {
        JsonNode widget = document.schemas().get("WidgetDefinition");

        assertThat(widget.get("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("name", "type", "config", "position");
        assertThat(widget.at("/properties/name/maxLength").asInt()).isEqualTo(255);
        assertThat(widget.at("/properties/refreshRate/minimum").asInt()).isEqualTo(1);
        assertThat(widget.at("/properties/refreshRate/description").asText()).endsWith("Default: 300.");
        assertThat(widget.at("/properties/dataSource/pattern").asText()).startsWith("^(?:metric:");
        assertThat(document.schemas().get("WidgetDefinitionPatch").has("required"))
                .isFalse();
    }

    @Test
    void saysHowManyValuesAFilterTakesAndHowLong() {
        JsonNode list = document.operations().get("GET /api/v1/dashboard/activities");
        Map<String, JsonNode> schemas = new TreeMap<>();
        document.parameters(list)
                .forEach(parameter -> schemas.put(parameter.get("name").asText(), parameter.get("schema")));

        assertThat(schemas.get("entityId").get("maxItems").asInt()).isEqualTo(20);
        assertThat(schemas.get("entityId").at("/items/maxLength").asInt()).isEqualTo(1_000);
        assertThat(schemas.get("type").get("maxItems").asInt()).isEqualTo(20);
        assertThat(schemas.keySet())
                .contains("type", "severity", "entityType", "entityId", "action", "userId", "since", "until", "state");
    }

    private List<String> inEachOperation(BiConsumer<JsonNode, List<String>> check) {
        List<String> all = new ArrayList<>();
        document.operations().forEach((name, operation) -> {
            List<String> complaints = new ArrayList<>();
            check.accept(operation, complaints);
            complaints.forEach(complaint -> all.add(name + ": " + complaint));
        });
        return all;
    }

    private static void demand(boolean holds, String what, List<String> complaints) {
        if (!holds) {
            complaints.add(what);
        }
    }
}

package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page and the schema show for an example is one, and what they say is what is held. */
class DocumentedQueriesTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern WINDOW =
            Pattern.compile("(?m)^\\| `(\\{\"(?:last|this|previous|rolling|from).*?})` \\|");

    private static final ObjectNode SCHEMA = QuerySchema.document();

    private final QueryReader reader = SampleDatasets.reader();

    @Test
    void readsEveryExampleOfThePage() throws IOException {
        List<String> examples = found(EXAMPLE);

        assertThat(examples).hasSizeGreaterThan(5);
        for (String example : examples) {
            assertThatNoException().as(example).isThrownBy(() -> reader.read(Documents.json(example), ""));
        }
    }

    @Test
    void readsTheRowsOfThePageOfDatasets() throws IOException {
        String page = Files.readString(Path.of("src", "site", "markdown", "datasets.md"));
        List<String> examples = EXAMPLE.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            RowsQuery query = SampleDatasets.rows("activities").read(Documents.json(example));
            assertThat(query.fields()).isNotEmpty();
        }
    }

    @Test
    void readsEveryWindowOfThePage() throws IOException {
        List<String> windows = found(WINDOW);

        assertThat(windows).hasSizeGreaterThan(6);
        for (String window : windows) {
            assertThatNoException()
                    .as(window)
                    .isThrownBy(() -> reader.read(Documents.time("'window':" + window.replace('"', '\'')), ""));
        }
    }

    /** The table of operators is that of the code. */
    @Test
    void namesTheOperatorsOfEveryType() throws IOException {
        String page = page();

        for (Operator operator : Operator.values()) {
            assertThat(page).contains("`" + operator.word() + "`");
        }
        assertThat(names(SCHEMA.at("/$defs/comparisonOfField/properties/op/enum")))
                .containsExactly(
                        Arrays.stream(Operator.values()).map(Operator::word).toArray(String[]::new));
        assertThat(names(SCHEMA.at("/$defs/measure/properties/agg/enum")))
                .containsExactly(
                        Arrays.stream(Aggregate.values()).map(Aggregate::word).toArray(String[]::new));
    }

    @Test
    void givesExamplesInTheSchemaThatKeepToIt() {
        int examples = 0;
        for (Map.Entry<String, JsonNode> definition : SCHEMA.path("$defs").properties()) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            schema.put("$ref", "#/$defs/" + definition.getKey());
            schema.set("$defs", SCHEMA.path("$defs"));
            JsonSchemaDocument document = JsonSchemaDocument.of(schema);
            for (JsonNode example : definition.getValue().path("examples")) {
                assertThat(document.errors(example, "")).as(definition.getKey()).isEmpty();
                examples++;
            }
        }

        assertThat(examples).isGreaterThan(25);
    }

    @Test
    void describesEveryPartOfTheSchema() {
        List<String> silent = new ArrayList<>();
        collectSilent(SCHEMA, "", silent);

        assertThat(silent).as("properties without a description").isEmpty();
    }

    private static void collectSilent(JsonNode node, String pointer, List<String> silent) {
        node.path("properties").properties().forEach(property -> {
            JsonNode said = property.getValue();
            boolean isSaid = said.isBoolean()
                    || said.has("description")
                    || isSaidElsewhere(said)
                    || said.has("enum")
                    || said.has("const");
            if (!isSaid) {
                silent.add(pointer + "/" + property.getKey());
            }
        });
        node.properties().forEach(field -> collectSilent(field.getValue(), pointer + "/" + field.getKey(), silent));
    }

    private static boolean isSaidElsewhere(JsonNode property) {
        return SCHEMA.at(property.path("$ref").asText("#/none").substring(1)).has("description");
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(page())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toList());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("src", "site", "markdown", "metric-query.md"));
    }
}

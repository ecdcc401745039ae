package dev.tenantboard.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The official test suite of JSON Schema (draft 2020-12) through the schemas of forms and of widgets, which have one
 * evaluator. In the long run only, with {@code -Djsonschema.suite=} and the directory {@code draft2020-12} of the suite, which
 * CPAN has as Test-JSON-Schema-Acceptance. Schemas that forms refuse are counted: {@link SchemaRules} has the reasons.
 */
@Tag("heavy")
class StandardSuiteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The formats that forms know: their files are part of the run. */
    private static final Set<String> FORMATS =
            Set.of("date.json", "time.json", "date-time.json", "email.json", "uri.json", "uuid.json");

    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> different = new ArrayList<>();
    private int tried;

    @Test
    void evaluatesAsTheStandardSays() throws IOException {
        Path suite = Path.of(System.getProperty("jsonschema.suite", ""));
        assertThat(suite.resolve("type.json"))
                .as("the suite: set -Djsonschema.suite to its directory draft2020-12")
                .exists();
        try (Stream<Path> files = Files.list(suite)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(this::run);
        }
        FORMATS.forEach(format -> run(suite.resolve("optional/format/" + format)));

        System.out.printf(
                "StandardSuiteTest: %d cases as in the suite, %d differ; schemas that forms refuse, by file: %s%n",
                tried - different.size(), different.size(), refused);
        assertThat(different).isEmpty();
        assertThat(tried).isGreaterThan(900);
    }

    private void run(Path file) {
        for (JsonNode group : read(file)) {
            JsonNode schema = group.get("schema");
            String name = file.getFileName() + ": " + group.get("description").asText();
            if (SubmittedSchema.errors(schema, "").isEmpty()) {
                JsonSchemaDocument document = SubmittedSchema.compile(schema);
                group.get("tests").forEach(test -> run(name, document, test));
            } else {
                refused.merge(file.getFileName().toString(), 1, Integer::sum);
            }
        }
    }

    private void run(String name, JsonSchemaDocument schema, JsonNode test) {
        boolean valid = schema.errors(test.get("data"), "").isEmpty();
        tried++;
        if (valid != test.get("valid").asBoolean()) {
            different.add(name + ": " + test.get("description").asText());
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.openapi.generator.KeptContract;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server serves the file that the repository keeps, and the file sets a limit to everything that a client sends. */
class ContractIT extends ServerTest {

    private static final Set<String> LIMITS_OF_TEXT = Set.of("maxLength", "format", "enum", "pattern");

    private ApiDocument document;
    /** Some schemas refer to themselves. */
    private final Set<String> checked = new HashSet<>();

    @BeforeEach
    void readDocument() {
        document = ApiDocument.of(api);
    }

    @Test
    void isTheFileThatTheRepositoryKeeps() throws IOException {
        String kept = Files.readString(KeptContract.FILE);

        assertThat(contract("*/*").isStatus(200).body()).isEqualTo(kept);
        assertThat(document.root()).isEqualTo(new YAMLMapper().readTree(kept));
    }

    @ParameterizedTest
    @CsvSource({
        ", application/yaml",
        "*/*, application/yaml",
        "text/plain, text/plain",
        "application/vnd.oai.openapi, application/vnd.oai.openapi",
        "application/json, application/json",
        "'*/*, application/json', application/json",
        "'application/yaml;q=0.5, application/json', application/json",
        "application/vnd.oai.openapi+json;version=3.0, application/vnd.oai.openapi+json"
    })
    void comesInTheMediaTypeThatIsAsked(String accept, String mediaType) {
        Answer answer = contract(accept).isStatus(200);

        assertThat(answer.header("Content-Type")).startsWith(mediaType);
        assertThat(answer.body().startsWith("{")).isEqualTo(mediaType.endsWith("json"));
    }

    @Test
    void comesInTheFormatThatIsAskedWhateverIsAccepted() {
        Session page = api.anonymous().absolute().with("Accept", "text/html");

        assertThat(page.get("/openapi?format=json").isStatus(200).body()).startsWith("{");
        assertThat(page.get("/openapi?format=YAML").isStatus(200).body()).startsWith("#");
        page.get("/openapi?format=XML").isProblem(406);
        page.with("Accept", "not a type").get("/openapi").isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/json"})
    void isNotSentAgainWhereItIsCurrent(String accept) {
        String etag = contract(accept).isStatus(200).header("ETag");
        Session server = api.anonymous().absolute().with("Accept", accept);

        Answer current = server.with("If-None-Match", "\"other\", W/" + etag).get("/openapi");

        assertThat(current.isStatus(304).body()).isEmpty();
        assertThat(current.header("ETag")).isEqualTo(etag);
        server.with("If-None-Match", "\"other\"").get("/openapi").isStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/", "/openapi/all", "/openapi/openapi.json"})
    void leavesNoOtherPathToTheServer(String path) {
        api.anonymous().absolute().get(path).isProblem(404);
    }

    private Answer contract(String accept) {
        return api.anonymous().absolute().with("Accept", accept).get("/openapi");
    }

    @Test
    void limitsWhateverAClientSends() {
        Set<String> without = new TreeSet<>();
        document.operations().forEach((name, operation) -> {
            document.parameters(operation)
                    .forEach(parameter -> check(
                            parameter.get("schema"),
                            name + " parameter " + parameter.get("name").asText(),
                            without));
            operation
                    .at("/requestBody/content")
                    .properties()
                    .forEach(content -> check(content.getValue().get("schema"), name + " body", without));
        });

        assertThat(without)
                .as(
                        "strings without maxLength, format, enum or pattern, arrays without maxItems, numbers without format"
                                + " (@Size, @Schema)")
                .isEmpty();
    }

    private void check(JsonNode given, String place, Set<String> without) {
        if (given.has("$ref") && !checked.add(given.get("$ref").asText())) {
            return;
        }
        JsonNode schema = document.resolve(given);
        schema.path("allOf").forEach(part -> check(part, place, without));
        schema.path("oneOf").forEach(part -> check(part, place, without));
        schema.path("properties")
                .properties()
                .forEach(property -> check(property.getValue(), place + "/" + property.getKey(), without));
        boolean limited = switch (schema.path("type").asText()) {
            case "string" -> LIMITS_OF_TEXT.stream().anyMatch(schema::has);
            case "array" -> {
                check(schema.get("items"), place + "[]", without);
                yield schema.has("maxItems");
            }
            case "integer", "number" -> schema.has("format") || schema.has("minimum") && schema.has("maximum");
            default -> true;
        };
        if (!limited) {
            without.add(place + " " + schema);
        }
    }
}

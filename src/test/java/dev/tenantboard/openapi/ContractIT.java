package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.contract.KeptContract;
import dev.tenantboard.server.ServerTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract is what the repository has, and leaves nothing without a limit. */
class ContractIT extends ServerTest {

    private static final Set<String> LIMITS_OF_TEXT = Set.of("maxLength", "format", "enum", "pattern");

    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.of(api);
    }

    @Test
    void isTheOneThatTheRepositoryKeeps() {
        String served = KeptContract.of(document.root());
        if (!System.getProperty("tenantboard.renew", "").isEmpty()) {
            KeptContract.write(served);
        }

        assertThat(KeptContract.FILE)
                .as("The contract has changed. If it was meant to, renew it: " + KeptContract.RENEWAL)
                .hasContent(served);
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

package dev.tenantboard.openapi;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the document says against what the server does. */
class DocumentedAnswersIT extends ServerTest {

    private static final String SCHEMA = "/content/application~1json/schema";

    /** What is needed for the type of the example only: a schema cannot say that, its descriptions do. */
    private static final Set<String> NEEDED_BY_TYPE = Set.of("targetUrl");

    private ApiDocument document;
    private Session owner;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.of(api);
        owner = api.as(ACME_OWNER).absolute();
    }

    @Test
    void readsAnswerAsDescribed() {
        document.operations().forEach((name, operation) -> {
            if (name.startsWith("GET ")
                    && !name.contains("{")
                    && operation.at("/responses/200/content").has("application/json")) {
                Answer answer = owner.get(name.substring("GET ".length()));

                keepsTo(operation.at("/responses/200" + SCHEMA), answer.isStatus(200), name);
            }
        });
    }

    @Test
    void acceptsItsOwnExamples() {
        forEachCreation((path, operation) -> {
            Answer created = owner.post(path, example(operation));

            keepsTo(operation.at("/responses/201" + SCHEMA), created.isStatus(201), path);
            keepsTo(operation.at("/responses/201" + SCHEMA), owner.get(path + "/" + created.id()), path);
        });
    }

    @Test
    void needsNoMoreThanItSays() {
        forEachCreation((path, operation) -> {
            ObjectNode body = example(operation);
            Set<String> needed = new HashSet<>(NEEDED_BY_TYPE);
            required(operation).forEach(name -> needed.add(name.asText()));
            body.retain(needed);

            Answer created = owner.post(path, body);

            keepsTo(operation.at("/responses/201" + SCHEMA), created.isStatus(201), path);
        });
    }

    @Test
    void needsAllThatItSays() {
        forEachCreation((path, operation) -> required(operation).forEach(name -> {
            ObjectNode body = example(operation);
            body.remove(name.asText());

            Answer refused = owner.post(path, body);

            refused.isProblem(422).pointsTo("/" + name.asText());
            keepsTo(document.schemas().get("Problem"), refused, path);
        }));
    }

    @Test
    void needsEveryCoordinateOfAPosition() {
        document.schemas().get("Position").get("required").forEach(name -> {
            ObjectNode body = example(document.operations().get("POST /api/v1/dashboard/widgets"));
            ((ObjectNode) body.get("position")).remove(name.asText());

            owner.post("/api/v1/dashboard/widgets", body).isProblem(422).pointsTo("/position/" + name.asText());
        });
    }

    private void forEachCreation(BiConsumer<String, JsonNode> check) {
        document.operationsOfMembers().forEach((name, operation) -> {
            if (name.startsWith("POST ") && operation.get("responses").has("201")) {
                check.accept(name.substring("POST ".length()), operation);
            }
        });
    }

    private static ObjectNode example(JsonNode operation) {
        return operation.at("/requestBody/content/application~1json/example").deepCopy();
    }

    private JsonNode required(JsonNode operation) {
        return document.resolve(operation.at("/requestBody" + SCHEMA)).get("required");
    }

    private void keepsTo(JsonNode schema, Answer answer, String where) {
        assertThat(document.violations(schema, answer.json()))
                .as(where + " answered " + answer)
                .isEmpty();
    }
}

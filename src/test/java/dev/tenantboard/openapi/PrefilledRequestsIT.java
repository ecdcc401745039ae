package dev.tenantboard.openapi;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sends every operation that needs no id as the page at {@code /api-docs} does at the first click. {@link ApiPageIT} clicks. */
class PrefilledRequestsIT extends ServerTest {

    /** Its body has ids of the reader's own organization, so the example shows the format: 207, and 404 for the id. */
    private static final String NEEDS_IDS_IN_ITS_BODY = "POST /api/v1/dashboard/activities/marks";

    @Test
    void everyOperationWithoutAnIdSucceedsAsItStands() {
        ApiDocument document = ApiDocument.of(api);
        Session owner = api.as(ACME_OWNER).absolute();
        List<String> refused = new ArrayList<>();

        Map<String, JsonNode> operations = clickable(document);
        operations.forEach((name, operation) -> {
            Answer answer = PrefilledRequest.of(name, operation, document).send(owner);
            if (answer.status() / 100 != 2) {
                refused.add(answer.toString());
            } else if (answer.status() == 207 && !name.equals(NEEDS_IDS_IN_ITS_BODY)) {
                answer.json().path("items").forEach(item -> {
                    if (item.path("status").asInt() / 100 != 2) {
                        refused.add(name + " " + item);
                    }
                });
            }
        });

        assertThat(refused).isEmpty();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(20);
    }

    /** Without those that need an id or an entity tag: a reader copies it from another answer. */
    static Map<String, JsonNode> clickable(ApiDocument document) {
        Map<String, JsonNode> operations = document.operationsOfMembers();
        operations
                .entrySet()
                .removeIf(operation -> operation.getKey().contains("{")
                        || document.parameters(operation.getValue()).stream()
                                .anyMatch(parameter ->
                                        parameter.get("name").asText().equals("If-Match")));
        return operations;
    }
}

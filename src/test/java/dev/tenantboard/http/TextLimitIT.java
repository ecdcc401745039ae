package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with the length of their column, in code points as in PostgreSQL. */
class TextLimitIT extends ServerTest {

    private static final List<String> CHARACTERS = List.of("a", "\u00fc", "\u4e2d", "\uD83D\uDE00");

    @ParameterizedTest
    @CsvSource({
        "CREATE_WIDGET, name, 255",
        "CREATE_WIDGET, title, 255",
        "CREATE_QUICK_ACTION, name, 255",
        "CREATE_QUICK_ACTION, description, 10000",
        "CREATE_METRIC, name, 255",
        "CREATE_METRIC, unit, 50",
        "RECORD_ACTIVITY, title, 255",
        "RECORD_ACTIVITY, description, 10000",
        "RECORD_ACTIVITY, entityType, 100",
        "RECORD_ACTIVITY, entityId, 1000",
        "RECORD_ACTIVITY, action, 100"
    })
    void acceptsTextsUpToTheLengthOfTheColumn(BodyOperation operation, String field, int limit) throws Exception {
        Session owner = api.as(ACME_OWNER);
        for (String character : CHARACTERS) {
            operation
                    .send(owner, operation.target(owner), with(operation, field, character.repeat(limit)))
                    .isStatus(201);
            operation
                    .send(owner, operation.target(owner), with(operation, field, character.repeat(limit + 1)))
                    .isProblem(422)
                    .pointsTo("/" + field);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_WIDGET", "CREATE_QUICK_ACTION", "CREATE_METRIC", "RECORD_ACTIVITY"})
    void refusesInvisibleNames(BodyOperation operation) throws Exception {
        Session owner = api.as(ACME_OWNER);
        String field = operation == BodyOperation.RECORD_ACTIVITY ? "title" : "name";
        for (String blank :
                List.of("", " ", "\t\n", "\u00a0", "\u3000", "\u200b\u200b", "\u2028", "\ufeff", "\u00ad")) {
            operation
                    .send(owner, operation.target(owner), with(operation, field, blank))
                    .isProblem(422)
                    .pointsTo("/" + field);
        }
    }

    /** An emoji of Unicode 16, and a character that no version has assigned. */
    @ParameterizedTest
    @ValueSource(strings = {"\uD83E\uDEE9", "\u0378"})
    void acceptsCharactersThatTheJdkDoesNotKnow(String title) throws Exception {
        Session owner = api.as(ACME_OWNER);

        Answer created = owner.post("/activities", with(BodyOperation.RECORD_ACTIVITY, "title", title))
                .isStatus(201);

        assertThat(created.text("/title")).isEqualTo(title);
    }

    private static String with(BodyOperation operation, String field, String value) throws Exception {
        return ((ObjectNode) new ObjectMapper().readTree(operation.body()))
                .put(field, value)
                .toString();
    }
}

package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are legal and look like something else, as values and as keys: exact, and harmless. */
class HostileQueriesTest {

    private static final Instant NOW = Instant.parse("2024-03-31T10:00:00Z");

    private static Measured engine;

    /** One row for each text, which has it as its label and as a key. */
    @BeforeAll
    static void fill() throws Exception {
        engine = Measured.empty();
        try (Connection connection = engine.database().superuser();
                PreparedStatement insert =
                        connection.prepareStatement("insert into samples (organization_id, label, whole, more) values"
                                + " ('org-measured', ?, 1, jsonb_build_object(?, 1, 'text', ?))")) {
            for (String text : texts().toList()) {
                insert.setString(1, text);
                insert.setString(2, text);
                insert.setString(3, text);
                insert.execute();
            }
        }
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    static Stream<String> texts() {
        return Stream.of(
                "'; drop table samples; --",
                "' or '1'='1",
                "\" or true --",
                "\\",
                "\\'",
                "%",
                "_",
                "a%",
                "a_",
                "a",
                "?",
                "?::text",
                "$1",
                ":name",
                "%s",
                "{}",
                "$$",
                "/*",
                "*/",
                "--",
                ";",
                "''",
                "\\u0027",
                "d.organization_id",
                "org-other",
                "null",
                "\u202E",
                "\uFEFF",
                "\u200B",
                "\uD83D\uDE00",
                "e\u0301",
                "\u00E9",
                "\uFF07",
                "ſ",
                "İ",
                "1",
                "true",
                "a.b",
                "$.*",
                "[0]",
                "-1",
                "0",
                "metadata->>'x'");
    }

    private static ObjectNode where(String field, String op, String value) {
        ObjectNode query = JsonNodeFactory.instance
                .objectNode()
                .put("v", 1)
                .put("dataset", "samples")
                .put("value", "n");
        query.putArray("measures").addObject().put("id", "n").put("agg", "count");
        ObjectNode where = query.putObject("where").put("field", field).put("op", op);
        if (field.startsWith("more.")) {
            where.put("as", "text");
        }
        where.put("value", value);
        return query;
    }

    private static int count(ObjectNode query) {
        Outcome outcome = engine.calculate(Measured.plan("it", Measured.query(query)), NOW);
        assertThat(outcome.failure()).isNull();
        return outcome.figures().value().intValueExact();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsAValueAndNothingElse(String text) {
        List<String> all = texts().toList();

        assertThat(count(where("label", "eq", text))).isOne();
        assertThat(count(where("label", "neq", text))).isEqualTo(all.size() - 1);
        assertThat(count(where("more.text", "eq", text))).isOne();
        assertThat(count(where("label", "contains", text))).isEqualTo((int)
                all.stream().filter(other -> other.contains(text)).count());
        assertThat(count(where("label", "startsWith", text))).isEqualTo((int)
                all.stream().filter(other -> other.startsWith(text)).count());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsAKeyAndNothingElse(String text) {
        ObjectNode query = JsonNodeFactory.instance
                .objectNode()
                .put("v", 1)
                .put("dataset", "samples")
                .put("value", "n");
        query.putArray("measures")
                .addObject()
                .put("id", "n")
                .put("agg", "sum")
                .put("field", "more." + text)
                .put("as", "number");
        query.putArray("groupBy").addObject().put("field", "more." + text).put("as", "number");

        Figures figures = engine.calculate(Measured.plan("it", Measured.query(query)), NOW)
                .figures();

        assertThat(figures.value()).isEqualByComparingTo("1");
        assertThat(figures.rows()).hasSize(2);
        assertThat(engine.database().rows("select from samples")).hasSize((int) texts().count());
    }
}

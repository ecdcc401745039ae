package dev.tenantboard.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    private static String keyOf(String line) {
        return IdempotencyKey.of(List.of(line)).orElseThrow().value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\0',
            value = {
                "\"8e03978e-40d5-43dd-bc93-6894a57f9324\" 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "8e03978e-40d5-43dd-bc93-6894a57f9324 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"a\\\"b\\\\c\" a\"b\\c",
                "a\\b a\\b",
                "\"a,b;c=d\" a,b;c=d",
                "!#$%&'()*+-./:;<=>?@[]^_`{|}~ !#$%&'()*+-./:;<=>?@[]^_`{|}~"
            })
    void readsStringsAndBareKeys(String line, String value) {
        assertThat(keyOf(line)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"open",
                "closed\"",
                "\"a\" \"b\"",
                "\"a\", \"b\"",
                "\"a\";p=1",
                "a,b",
                "a, b",
                "two words",
                "\"two words\"",
                "a\"b",
                "\"a\\b\"",
                "tab\there",
                "nul\0",
                "caf\u00e9",
                "\"caf\u00e9\"",
                "\u2028"
            })
    void refusesInvalidKeys(String line) {
        assertThatThrownBy(() -> keyOf(line)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "\\\\"})
    void refusesLongKeysWithoutAStackOverflow(String part) {
        assertThatThrownBy(() -> keyOf('"' + part.repeat(100_000) + '"')).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> keyOf('"' + part.repeat(100_000))).isInstanceOf(ProblemException.class);
    }

    @Test
    void acceptsUpTo255Characters() {
        assertThat(keyOf("k".repeat(255))).hasSize(255);
        assertThat(keyOf('"' + "\\\"".repeat(255) + '"')).hasSize(255);
        assertThatThrownBy(() -> keyOf("k".repeat(256))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> keyOf('"' + "k".repeat(256) + '"')).isInstanceOf(ProblemException.class);
    }

    @Test
    void occursAtMostOnce() {
        assertThat(IdempotencyKey.of(List.of())).isEmpty();
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("a", "a"))).isInstanceOf(ProblemException.class);
    }
}

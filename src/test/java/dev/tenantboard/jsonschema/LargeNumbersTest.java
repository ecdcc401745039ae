package dev.tenantboard.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are not truncated to 64 bits. */
class LargeNumbersTest {

    private static final JsonMapper DECIMALS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18446744073709551617",
                "18446744073709551617.0",
                "18446744073709551617.00e0",
                "-18446744073709551611.0",
                "340282366920938463463374607431768211461e0",
                "1e64",
                "1e99",
                "1e999999999",
                "-1e999999999",
                "18446744073709551617.5",
                "9223372036854775808.0"
            })
    void validatesLargeNumbers(String number) throws JsonProcessingException {
        JsonSchemaDocument schema = JsonSchemaDocument.of(
                DECIMALS.readTree("{\"items\": {\"type\": \"integer\", \"minimum\": 0, \"maximum\": 10}}"));

        assertThat(schema.errors(DECIMALS.readTree("[" + number + "]"), "")).isNotEmpty();
        assertThat(schema.errors(new JsonMapper().readTree("[" + number + "]"), ""))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10.0", "1e1", "0.0", "0e99", "0e999999999"})
    void acceptsLargeNumbersWithinTheLimits(String number) throws JsonProcessingException {
        JsonSchemaDocument schema = JsonSchemaDocument.of(
                DECIMALS.readTree("{\"items\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 10}}"));
        JsonNode document = DECIMALS.readTree("[" + number + "]");

        assertThat(schema.errors(document, "")).isEmpty();
    }
}

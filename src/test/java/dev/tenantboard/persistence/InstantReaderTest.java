package dev.tenantboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule().addDeserializer(Instant.class, new InstantReader()))
            .build();

    record Stored(Instant at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T00:00:00Z",
                "2024-02-29T23:59:59Z",
                "1969-12-31T23:00:01Z",
                "2026-11-23T19:47:18.222588Z",
                "2026-11-23T19:47:18.5Z",
                "2026-11-23T19:47:18.000000001Z",
                "2026-11-23T19:47:18.010Z",
                "2026-11-23T19:47:18+01:00"
            })
    void readsTheSameAsTheGeneralParser(String written) throws JsonProcessingException {
        assertThat(stored(written)).isEqualTo(new Stored(Instant.parse(written)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T00:00:0xZ",
                "2026-02-30T00:00:00Z",
                "2026/11/23 00.00.00Z",
                "2026-11-23T00:00:00.0000000001Z",
                "2026-11-23T00:00:00.1xZ",
                "2026-11-23T00:00:00.1",
                "2026-11-23T00:00:60Z",
                "-999-01-01T00:00:00Z",
                "",
                "yesterday"
            })
    void refusesInvalidTexts(String written) {
        assertThatThrownBy(() -> stored(written)).isInstanceOf(JsonProcessingException.class);
    }

    private static Stored stored(String written) throws JsonProcessingException {
        return JSON.readValue("{\"at\":\"" + written + "\"}", Stored.class);
    }
}

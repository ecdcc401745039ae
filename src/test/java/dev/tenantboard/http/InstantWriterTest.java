package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantWriterTest {

    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T00:00:00Z",
                "2024-02-29T23:59:59.9Z",
                "2026-11-23T19:47:18.01Z",
                "2026-11-23T19:47:18.222588Z",
                "2026-11-23T19:47:18.000000001Z",
                "1969-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "-0001-12-31T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void writesTheSameAsTheGeneralFormatter(String written) {
        Instant instant = Instant.parse(written);

        assertThat(json.text(instant)).isEqualTo("\"" + instant + "\"");
    }

    @Test
    void writesRandomInstantsLikeTheGeneralFormatter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 260_000_000_000L))
                    .plusNanos(random.nextLong(1_000_000_000L));

            assertThat(json.text(instant)).as("seed " + seed).isEqualTo("\"" + instant + "\"");
        }
    }
}

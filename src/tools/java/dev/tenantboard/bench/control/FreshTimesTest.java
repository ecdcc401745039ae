package dev.tenantboard.bench.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshTimesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T19:47:18.222588Z");
    private static final Instant END = BEGIN.plusMillis(20);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23 19:47:18.222588+00", "2026-11-23 19:47:18.23+00"})
    void takesThePlaceOfTheTimeOfTheRequest(String sent) {
        String recorded = FreshTimes.marked(sent, BEGIN, END);

        assertThat(FreshTimes.in(recorded))
                .isNotEqualTo(sent)
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    }

    @Test
    void leavesOtherTimesAndValuesAlone() {
        for (String value : new String[] {"2026-11-17 00:00:00+00", "2026-11-23 19:47:19+00", "7", "", "order", null}) {
            String recorded = FreshTimes.marked(value, BEGIN, END);

            assertThat(FreshTimes.in(recorded)).isEqualTo(value);
        }
    }
}

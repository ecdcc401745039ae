package dev.tenantboard.bench.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshTimesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T19:47:18.222588Z");
    private static final Instant END = BEGIN.plusMillis(20);

    @Test
    void takesThePlaceOfTheTimeOfTheRequest() {
        String recorded = FreshTimes.marked("2026-11-23 19:47:18.222588+00", BEGIN, END);

        assertThat(FreshTimes.in(recorded))
                .isNotEqualTo(recorded)
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void leavesOtherTimesAndValuesAlone() {
        for (String value : new String[] {"2026-11-17 00:00:00+00", "2026-11-23 19:47:19+00", "7", "", "order", null}) {
            String recorded = FreshTimes.marked(value, BEGIN, END);

            assertThat(FreshTimes.in(recorded)).isEqualTo(value);
        }
    }
}

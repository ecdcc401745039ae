package dev.tenantboard.metric.value;

import static dev.tenantboard.metric.value.MetricStatus.CRITICAL;
import static dev.tenantboard.metric.value.MetricStatus.NORMAL;
import static dev.tenantboard.metric.value.MetricStatus.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Plan.Thresholds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdStateTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
                    # value, warning, critical, status
                    49,      50,      100,      NORMAL
                    50,      50,      100,      WARNING
                    99.9,    50,      100,      WARNING
                    100,     50,      100,      CRITICAL
                    51,      50,      20,       NORMAL
                    50,      50,      20,       WARNING
                    20,      50,      20,       CRITICAL
                    -1,      50,      0,        CRITICAL
                    0,       50,      0,        CRITICAL
                    1,       50,      0,        WARNING
                    0,       0,       5,        WARNING
                    -1,      0,       5,        NORMAL
                    0,       0,       0,        CRITICAL
                    -3,      -2,      -5,       WARNING
                    7,       none,    7,        CRITICAL
                    6,       none,    7,        NORMAL
                    7,       7,       none,     WARNING
                    7,       none,    none,     NORMAL
                    none,    0,       0,        NO_DATA
                    """)
    void readsTheDirectionFromTheThresholds(Double value, Double warning, Double critical, MetricStatus expected) {
        assertThat(MetricStatus.of(value, new Thresholds(null, warning, critical)))
                .isEqualTo(expected);
    }

    @Test
    void getsWorseAtOnceAndBetterAfterThreeBetterValuesInARow() {
        assertThat(levels(NORMAL, WARNING, CRITICAL)).containsExactly(NORMAL, WARNING, CRITICAL);
        assertThat(levels(CRITICAL, NORMAL, NORMAL, NORMAL)).containsExactly(CRITICAL, CRITICAL, CRITICAL, NORMAL);
        assertThat(levels(CRITICAL, NORMAL, WARNING, WARNING)).containsExactly(CRITICAL, CRITICAL, CRITICAL, WARNING);
        assertThat(levels(WARNING, NORMAL, NORMAL, WARNING, NORMAL, NORMAL, NORMAL))
                .containsExactly(WARNING, WARNING, WARNING, WARNING, WARNING, WARNING, NORMAL);
    }

    @Test
    void staysOnTheWorseSideOfAThresholdThatItSwingsAround() {
        List<MetricStatus> swinging = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            swinging.add(i % 2 == 0 ? WARNING : NORMAL);
        }

        assertThat(levels(swinging.toArray(MetricStatus[]::new))).containsOnly(WARNING);
    }

    private static List<MetricStatus> levels(MetricStatus... judged) {
        List<MetricStatus> levels = new ArrayList<>();
        ThresholdState judgement = ThresholdState.NONE;
        for (MetricStatus one : judged) {
            judgement = judgement.after(one);
            levels.add(judgement.level());
        }
        return levels;
    }
}

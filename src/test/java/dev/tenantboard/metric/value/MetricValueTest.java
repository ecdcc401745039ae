package dev.tenantboard.metric.value;

import static dev.tenantboard.metric.value.MetricStatus.CRITICAL;
import static dev.tenantboard.metric.value.MetricStatus.ERROR;
import static dev.tenantboard.metric.value.MetricStatus.NORMAL;
import static dev.tenantboard.metric.value.MetricStatus.NO_DATA;
import static dev.tenantboard.metric.value.MetricStatus.PENDING;
import static dev.tenantboard.metric.value.MetricStatus.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.CompositeQuery;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a metric stands for those who are told of changes only. */
class MetricValueTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    private static final Thresholds THRESHOLDS = new Thresholds(null, 50.0, 100.0);
    private static final Plan PLAN = new Plan("m", new CompositeQuery(Map.of(), List.of(), null), Map.of(), THRESHOLDS);

    private final MetricValue value = new MetricValue();
    private final Claimed claimed =
            new Claimed("m", "token", DatabaseTime.of(NOW.toInstant()), NOW, "Deals", 60, false, Set.of(), PLAN, null);

    @Test
    void countsAFailureUntilThreeValuesInARowHaveFollowed() {
        assertThat(standings(1, null, 1, 1, 1)).containsExactly(NORMAL, ERROR, ERROR, ERROR, NORMAL);
        assertThat(value.status()).isEqualTo(NORMAL);
    }

    @Test
    void standsStillWhileItFailsNowAndThen() {
        Integer[] swinging = new Integer[50];
        for (int i = 0; i < swinging.length; i++) {
            swinging[i] = i % 2 == 0 ? null : 1;
        }
        standings(1, null);

        assertThat(standings(swinging)).containsOnly(ERROR);
    }

    @Test
    void getsWorseAtOnceAlsoAfterAFailure() {
        assertThat(standings(1, null, 100, null, 100, null, 100))
                .containsExactly(NORMAL, ERROR, CRITICAL, ERROR, ERROR, ERROR, ERROR);
    }

    @Test
    void isLeftAsItIsByAnEmptyValue() {
        standings(60);

        value.take(claimed, figures(null), NOW);

        assertThat(value.status()).isEqualTo(NO_DATA);
        assertThat(value.standing()).isEqualTo(WARNING);
    }

    @Test
    void waitsTheLongerTheOftenerItFailsInARow() {
        standings(null, null, null);
        OffsetDateTime third = value.stored().dueAt();
        standings(1, null);

        assertThat(third).isEqualTo(NOW.plusSeconds(40));
        assertThat(value.stored().dueAt()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void keepsStatusAndStandingWhenNothingCouldBeCalculated() {
        value.postpone(NOW);

        assertThat(value.standing()).isEqualTo(PENDING);
        assertThat(value.status()).isNull();
    }

    /** How it stands after each value; null is a failure. */
    private List<MetricStatus> standings(Integer... values) {
        List<MetricStatus> standings = new ArrayList<>();
        for (Integer one : values) {
            if (one == null) {
                value.fail(claimed, "It failed.", NOW);
            } else {
                value.take(claimed, figures(BigDecimal.valueOf(one)), NOW);
            }
            standings.add(value.standing());
        }
        return standings;
    }

    private static Figures figures(BigDecimal number) {
        return new Figures(number, Map.of(), null, List.of(), List.of(), List.of());
    }
}

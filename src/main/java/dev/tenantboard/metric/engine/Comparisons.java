package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Direction;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.time.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Compares the value with an earlier window or with the target. */
final class Comparisons {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final BigDecimal value;
    private final Thresholds thresholds;

    Comparisons(BigDecimal value, Thresholds thresholds) {
        this.value = value;
        this.thresholds = thresholds;
    }

    /** @param window null if it is not known */
    Compared withEarlier(String id, Interval window, BigDecimal earlier, List<Bucket> series) {
        Direction direction = direction(earlier);
        return new Compared(
                id,
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                earlier,
                change(earlier),
                percent(earlier),
                direction,
                direction == Direction.FLAT ? null : isGood(direction),
                series);
    }

    /** A target that is met exactly counts as met. */
    Compared withTarget(String id) {
        BigDecimal target = thresholds.target() == null ? null : BigDecimal.valueOf(thresholds.target());
        Direction direction = direction(target);
        return new Compared(
                id,
                null,
                null,
                target,
                change(target),
                percent(target),
                direction,
                direction == Direction.FLAT ? Boolean.TRUE : isGood(direction),
                List.of());
    }

    private BigDecimal change(BigDecimal base) {
        return value == null || base == null ? null : value.subtract(base, MathContext.DECIMAL128);
    }

    private BigDecimal percent(BigDecimal base) {
        BigDecimal change = change(base);
        return change == null || base.signum() == 0
                ? null
                : change.multiply(HUNDRED).divide(base.abs(), MathContext.DECIMAL128);
    }

    private Direction direction(BigDecimal base) {
        BigDecimal change = change(base);
        if (change == null) {
            return null;
        }
        return change.signum() == 0 ? Direction.FLAT : change.signum() > 0 ? Direction.UP : Direction.DOWN;
    }

    /**
     * The thresholds define which direction is worse. With a target only, the direction towards it from below is good.
     */
    private Boolean isGood(Direction direction) {
        boolean judged = thresholds.warning() != null || thresholds.critical() != null;
        if (direction == null || (!judged && thresholds.target() == null)) {
            return null;
        }
        boolean upIsGood = !judged || thresholds.isLowerWorse();
        return (direction == Direction.UP) == upIsGood;
    }
}

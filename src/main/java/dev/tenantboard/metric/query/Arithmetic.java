package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal arithmetic that never throws. An undefined result, or one that a double cannot represent, is null. */
final class Arithmetic {

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /** Larger results become null, and smaller ones become zero. A double can represent slightly more. */
    private static final int MAX_MAGNITUDE = 300;

    private Arithmetic() {}

    static BigDecimal add(BigDecimal left, BigDecimal right) {
        return bounded(left.add(right, PRECISION));
    }

    static BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return bounded(left.subtract(right, PRECISION));
    }

    static BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return bounded(left.multiply(right, PRECISION));
    }

    static BigDecimal divide(BigDecimal left, BigDecimal right) {
        return right.signum() == 0 ? null : bounded(left.divide(right, PRECISION));
    }

    static BigDecimal round(BigDecimal number, int digits) {
        return number.scale() <= digits ? number : bounded(number.setScale(digits, RoundingMode.HALF_UP));
    }

    /** Inputs have the same bounds, so that no operation takes long. */
    static BigDecimal bounded(BigDecimal number) {
        if (number == null || number.signum() == 0) {
            return number == null ? null : BigDecimal.ZERO;
        }
        long magnitude = (long) number.precision() - number.scale();
        if (magnitude > MAX_MAGNITUDE) {
            return null;
        }
        return magnitude < -MAX_MAGNITUDE ? BigDecimal.ZERO : number.round(PRECISION);
    }
}

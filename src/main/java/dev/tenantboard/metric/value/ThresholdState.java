package dev.tenantboard.metric.value;

/**
 * How a metric stands after several values. It gets worse at once, and better only when some values in a row were better:
 * one that swings around a threshold stays on the worse side of it, whatever its unit is.
 *
 * @param level NORMAL, WARNING or CRITICAL; null before the first value
 * @param streak how many values in a row were better than the level
 */
record ThresholdState(MetricStatus level, int streak) {

    /** How many values in a row improve the level. */
    static final int VALUES_IN_A_ROW = 3;

    static final ThresholdState NONE = new ThresholdState(null, 0);

    /** After one more value, which alone would be judged like this. */
    ThresholdState after(MetricStatus judged) {
        boolean better = level != null && judged.compareTo(level) < 0;
        return better && streak + 1 < VALUES_IN_A_ROW
                ? new ThresholdState(level, streak + 1)
                : new ThresholdState(judged, 0);
    }
}

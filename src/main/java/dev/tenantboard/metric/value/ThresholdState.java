package dev.tenantboard.metric.value;

/**
 * The status of a metric over several values. It becomes worse at once, and better only after several better values in
 * a row. So a value that oscillates around a threshold keeps the worse status.
 *
 * @param level NORMAL, WARNING or CRITICAL; null before the first value
 * @param streak the number of consecutive values that were better than the level
 */
record ThresholdState(MetricStatus level, int streak) {

    /** The number of consecutive values that improve the level. */
    static final int VALUES_IN_A_ROW = 3;

    static final ThresholdState NONE = new ThresholdState(null, 0);

    /** Returns the state after one more value. */
    ThresholdState after(MetricStatus judged) {
        boolean better = level != null && judged.compareTo(level) < 0;
        return better && streak + 1 < VALUES_IN_A_ROW
                ? new ThresholdState(level, streak + 1)
                : new ThresholdState(judged, 0);
    }
}

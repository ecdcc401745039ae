package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Baseline;

/**
 * What the window's figures are compared with.
 *
 * @param baseline the earlier window; null if it is the metric's target
 * @param elapsed like with like: of a window that runs to now, only as much of the earlier one as has passed of this one;
 *     otherwise all of the earlier unit
 */
public record Comparison(String id, Baseline baseline, boolean elapsed) {

    public boolean isWithTarget() {
        return baseline == null;
    }
}

package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Baseline;

/**
 * A comparison of the window's figures.
 *
 * @param baseline the earlier window; null if the comparison is with the metric's target
 * @param elapsed if true and the window ends now, the earlier window is cut at the same elapsed time; otherwise it is
 *     the whole earlier unit
 */
public record Comparison(String id, Baseline baseline, boolean elapsed) {

    public boolean isWithTarget() {
        return baseline == null;
    }
}

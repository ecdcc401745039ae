package dev.tenantboard.metric.engine;

/** What a metric's value is judged by; each may be null. */
public record Thresholds(Double target, Double warning, Double critical) {

    /** Lower is worse if critical is below warning; otherwise higher is. */
    public boolean isLowerWorse() {
        return warning != null && critical != null && critical < warning;
    }
}

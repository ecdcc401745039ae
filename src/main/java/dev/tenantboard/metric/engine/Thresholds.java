package dev.tenantboard.metric.engine;

/** The limits that determine a metric's status. Each may be null. */
public record Thresholds(Double target, Double warning, Double critical) {

    /** Returns whether lower values are worse: critical is below warning. Otherwise higher values are worse. */
    public boolean isLowerWorse() {
        return warning != null && critical != null && critical < warning;
    }
}

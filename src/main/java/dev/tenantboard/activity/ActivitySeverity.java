package dev.tenantboard.activity;

/** How grave it is. */
public enum ActivitySeverity {
    INFO,
    SUCCESS,
    WARNING,
    ERROR,
    CRITICAL
}

package dev.tenantboard.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How grave it is. */
@Schema(description = "How grave an activity is.")
public enum ActivitySeverity {
    INFO,
    SUCCESS,
    WARNING,
    ERROR,
    CRITICAL
}

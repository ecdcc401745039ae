package dev.tenantboard.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of thing happened. */
@Schema(description = "What kind of thing happened.")
public enum ActivityType {
    USER_ACTION,
    SYSTEM_EVENT,
    WORKFLOW_UPDATE,
    DATA_CHANGE,
    SECURITY_EVENT,
    INTEGRATION_EVENT
}

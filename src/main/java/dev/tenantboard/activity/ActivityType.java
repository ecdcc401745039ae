package dev.tenantboard.activity;

/** What kind of thing happened. */
public enum ActivityType {
    USER_ACTION,
    SYSTEM_EVENT,
    WORKFLOW_UPDATE,
    DATA_CHANGE,
    SECURITY_EVENT,
    INTEGRATION_EVENT
}

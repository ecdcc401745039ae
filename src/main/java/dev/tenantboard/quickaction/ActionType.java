package dev.tenantboard.quickaction;

/** What a quick action does. */
public enum ActionType {
    NAVIGATION,
    API_CALL,
    MODAL_FORM,
    EXTERNAL_LINK,
    WORKFLOW_TRIGGER;

    /** Whether it only leads somewhere, so that a viewer may run it too. */
    boolean onlyLeads() {
        return this == NAVIGATION || this == EXTERNAL_LINK;
    }
}

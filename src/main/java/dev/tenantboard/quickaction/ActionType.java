package dev.tenantboard.quickaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a quick action does. */
@Schema(description = "What a quick action does.")
public enum ActionType {
    NAVIGATION,
    API_CALL,
    MODAL_FORM,
    EXTERNAL_LINK,
    WORKFLOW_TRIGGER;

    /** Whether it only leads somewhere, so that a viewer may run it too. */
    public boolean onlyLeads() {
        return this == NAVIGATION || this == EXTERNAL_LINK;
    }
}

package dev.tenantboard.activity;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which activities a list holds, by the organization's marks. */
@Schema(description = "Which marks an activity has.")
public enum ActivityState {
    ALL(null),
    UNREAD("e.read = false and e.archived = false"),
    PINNED("e.pinned = true"),
    ARCHIVED("e.archived = true");

    private final String condition;

    ActivityState(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    /** The name as a parameter's value. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

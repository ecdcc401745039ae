package dev.tenantboard.live.log;

import java.util.Arrays;
import java.util.Optional;

/** The kind of an entry of the log. The table contains its name. */
public enum EventKind {
    ACTIVITY_CREATED,
    /** The organization's marks of an activity. */
    ACTIVITY_MARKED,
    /** One user's marks of an activity; only that user receives the event. */
    OWN_MARKS_CHANGED,
    /** One user has read everything up to an activity; only that user receives the event. */
    READ_POSITION_MOVED,
    METRIC_VALUE_CHANGED,
    /** A widget was created, changed or deleted. */
    WIDGET_CHANGED,
    /** One user's layout or preferences; only that user receives the event. */
    PREFERENCES_CHANGED;

    /** Returns nothing for a kind that only a newer version knows. */
    static Optional<EventKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}

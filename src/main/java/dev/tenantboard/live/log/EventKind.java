package dev.tenantboard.live.log;

import java.util.Arrays;
import java.util.Optional;

/** What an entry of the log is about. Its name stands in the table. */
public enum EventKind {
    ACTIVITY_CREATED,
    /** The organization's marks of an activity. */
    ACTIVITY_MARKED,
    /** One user's marks of an activity; only they are told. */
    OWN_MARKS_CHANGED,
    /** One user has read everything up to an activity; only they are told. */
    READ_POSITION_MOVED,
    METRIC_VALUE_CHANGED,
    /** A widget is new, another one, or gone. */
    WIDGET_CHANGED,
    /** One user's layout or preferences; only they are told. */
    PREFERENCES_CHANGED;

    /** The kind of a name, or nothing if a newer version knows more of them. */
    static Optional<EventKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}

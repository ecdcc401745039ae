package dev.tenantboard.live.log;

import java.util.Locale;

/** The names of the server-sent events. A client ignores events with other names. */
public enum EventName {
    OPENED,
    ACTIVITY_CREATED,
    ACTIVITY_MARKED,
    MARKS_CHANGED,
    COUNTS_CHANGED,
    METRIC_CHANGED,
    WIDGET_CREATED,
    WIDGET_CHANGED,
    WIDGET_DELETED,
    PREFERENCES_CHANGED,
    RELOAD,
    CLOSING;

    /** The name in the stream, such as {@code activity.created}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}

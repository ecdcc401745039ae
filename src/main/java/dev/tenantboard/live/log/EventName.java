package dev.tenantboard.live.log;

import java.util.Locale;

/** What the server-sent events are called: a page that does not know a name passes over the event. */
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

    /** The name on the wire, such as {@code activity.created}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}

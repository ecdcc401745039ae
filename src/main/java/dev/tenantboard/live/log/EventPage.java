package dev.tenantboard.live.log;

import java.util.List;

/**
 * Entries of the log as they stand in it.
 *
 * @param next where to go on reading
 * @param more whether there was more than the page holds; of a reading that was under way, and not of what came since
 */
record EventPage(List<Entry> entries, Position next, boolean more) {

    /** An entry, and where a reader stands who has read it. */
    record Entry(LogEntry event, Position after) {}
}

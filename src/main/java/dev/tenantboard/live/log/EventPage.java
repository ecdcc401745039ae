package dev.tenantboard.live.log;

import java.util.List;

/**
 * Stored entries of the log.
 *
 * @param next the position from which the next read continues
 * @param more whether the same read has more entries, apart from later ones
 */
record EventPage(List<Entry> entries, Position next, boolean more) {

    /** An entry. @param after the position after it */
    record Entry(LogEntry event, Position after) {}
}

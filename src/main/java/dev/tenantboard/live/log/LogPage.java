package dev.tenantboard.live.log;

import dev.tenantboard.access.Caller;
import java.util.List;
import java.util.Map;

/**
 * A part of an organization's log, rendered for its readers.
 *
 * @param from the position after which it was read. Only a reader at this position may take it: for others, entries would be
 *     missing or repeated
 * @param next the position from which the next read continues; entries that no requested user may read are before it
 * @param more whether the same read has more entries, apart from later ones
 * @param members the requested users who are active members, by id, with their role and permissions now
 */
public record LogPage(Position from, List<Entry> entries, Position next, boolean more, Map<String, Caller> members) {

    /** An entry. @param after the position after it */
    public record Entry(Position after, EventRendering rendering) {}
}

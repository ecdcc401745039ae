package dev.tenantboard.quickaction;

import java.time.OffsetDateTime;

/**
 * How often an organization used an action.
 *
 * @param last null if it never did
 */
public record Usage(int count, OffsetDateTime last) {

    static final Usage NONE = new Usage(0, null);
}

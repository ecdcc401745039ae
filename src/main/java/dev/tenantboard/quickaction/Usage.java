package dev.tenantboard.quickaction;

import java.time.OffsetDateTime;

/**
 * An organization's usage of an action.
 *
 * @param lastUsed null if never used
 */
public record Usage(int count, OffsetDateTime lastUsed) {

    static final Usage NONE = new Usage(0, null);
}

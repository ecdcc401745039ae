package dev.tenantboard.retention;

import java.time.OffsetDateTime;

/**
 * An activity that is older than the retention.
 *
 * @param removable whether it is not pinned
 */
public record OldActivity(OffsetDateTime createdAt, String id, boolean removable) {

    /** A key before all activities. The earliest time is PostgreSQL's {@code -infinity}. */
    static final OldActivity NONE = new OldActivity(OffsetDateTime.MIN, "", false);
}

package dev.tenantboard.retention;

import java.time.OffsetDateTime;

/**
 * An activity that is past its time.
 *
 * @param goes whether nobody pinned it
 */
public record OldActivity(OffsetDateTime createdAt, String id, boolean goes) {

    /** Before the first of them; the earliest time is PostgreSQL's {@code -infinity}. */
    static final OldActivity NONE = new OldActivity(OffsetDateTime.MIN, "", false);
}

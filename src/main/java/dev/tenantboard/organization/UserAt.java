package dev.tenantboard.organization;

import java.time.OffsetDateTime;

/** A user who caused or created something, and the time. */
public record UserAt(String userId, OffsetDateTime time) {}

package dev.tenantboard.live;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the server ends a stream, as the {@code closing} event states it. */
@Schema(description = "Why the server ends the stream.")
enum StreamEnd {
    /** The token that opened the stream has expired. The client reconnects with another token. */
    TOKEN_EXPIRED,
    /** The user is no longer an active member of the organization. */
    MEMBERSHIP_ENDED,
    /** The client reconnects to another server, or to this one after its restart. */
    SERVER_STOPS
}

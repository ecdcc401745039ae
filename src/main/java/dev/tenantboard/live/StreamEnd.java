package dev.tenantboard.live;

/** Why the server ends a stream, as it tells its client. */
enum StreamEnd {
    /** The token with which it was opened is good no longer: come back with another one. */
    TOKEN_EXPIRED,
    /** The user is no active member of the organization any more. */
    MEMBERSHIP_ENDED,
    /** Come back to another server, or to this one when it is there again. */
    SERVER_STOPS;

    String data() {
        return "{\"reason\":\"" + name() + "\"}";
    }
}

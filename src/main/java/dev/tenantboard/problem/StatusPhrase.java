package dev.tenantboard.problem;

import jakarta.ws.rs.core.Response.Status;

/** The reason phrases of statuses (RFC 9110, 15, and RFC 6585). */
public final class StatusPhrase {

    private static final int UNPROCESSABLE = 422;
    private static final int CLIENT_LEFT = 499;

    private StatusPhrase() {}

    /** Returns the phrase, or {@code Other}. */
    public static String of(int status) {
        Status known = Status.fromStatusCode(status);
        return switch (status) {
            case UNPROCESSABLE -> "Unprocessable Content";
            case CLIENT_LEFT -> "Client Closed Request";
            default -> known == null ? "Other" : known.getReasonPhrase();
        };
    }
}

package dev.tenantboard.quickaction.outbound;

import java.util.regex.Pattern;

/**
 * A POST to make.
 *
 * @param id the id of the message, which the signature covers; receivers can detect repetitions by it
 * @param endpoint an address on the operator's list
 * @param idempotencyKey the header {@code Idempotency-Key}
 * @param traceparent the header {@code traceparent} (W3C Trace Context)
 * @param body a JSON document in UTF-8
 */
public record OutboundCall(String id, String endpoint, String idempotencyKey, String traceparent, byte[] body) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern HEADER = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

    /** A dot in the id would make the signed text ambiguous; a line break in a header would add a header. */
    public OutboundCall {
        if (!ID.matcher(id).matches()
                || !HEADER.matcher(idempotencyKey).matches()
                || !HEADER.matcher(traceparent).matches()) {
            throw new IllegalArgumentException("the id or a header of a call has a character that cannot be sent");
        }
    }
}

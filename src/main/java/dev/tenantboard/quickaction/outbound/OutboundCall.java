package dev.tenantboard.quickaction.outbound;

import java.util.regex.Pattern;

/**
 * A POST that is to be made.
 *
 * @param id the message's own id, chosen by us; it is signed, and receivers may tell repetitions by it
 * @param endpoint the address, which must be on the operator's list
 * @param idempotencyKey what {@code Idempotency-Key} says
 * @param traceparent what {@code traceparent} says (W3C Trace Context)
 * @param body a JSON document in UTF-8
 */
public record OutboundCall(String id, String endpoint, String idempotencyKey, String traceparent, byte[] body) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern HEADER = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

    /** A dot in the id would let a signature be read in two ways, a line break in a header would add another. */
    public OutboundCall {
        if (!ID.matcher(id).matches()
                || !HEADER.matcher(idempotencyKey).matches()
                || !HEADER.matcher(traceparent).matches()) {
            throw new IllegalArgumentException("a call's id or headers have characters that cannot be sent");
        }
    }
}

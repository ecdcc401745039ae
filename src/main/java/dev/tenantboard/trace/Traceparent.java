package dev.tenantboard.trace;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span in a trace (W3C Trace Context, level 2), with the flags of the trace.
 *
 * @param traceId 32 hexadecimal digits
 * @param parentId the id of our own span, 16 hexadecimal digits: the parent of the systems that we call
 * @param flags the trace is sampled (1), its id is random (2)
 */
record Traceparent(String traceId, String parentId, int flags) {

    /** The fields of all versions. More fields of a later version follow a dash. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SAMPLED = 1;
    private static final int RANDOM_ID = 2;

    /** A new span in the trace of a request's header, or in a new trace without a valid header. */
    static Traceparent after(List<String> headers) {
        return received(headers)
                .map(caller -> new Traceparent(caller.traceId(), random(8), caller.flags()))
                .orElseGet(() -> new Traceparent(random(16), random(8), RANDOM_ID));
    }

    /** The caller's span, if a request's header has one. */
    static Optional<Traceparent> received(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher received = FORM.matcher(headers.get(0));
        boolean readable = received.matches()
                && (received.group(5) == null || !received.group(1).equals("00"));
        return readable
                ? Optional.of(new Traceparent(
                        received.group(2),
                        received.group(3),
                        HexFormat.fromHexDigits(received.group(4)) & (SAMPLED | RANDOM_ID)))
                : Optional.empty();
    }

    /** A span with an id of OpenTelemetry. The trace's id is as random as the caller's flag states. */
    static Traceparent of(String traceId, String parentId, boolean sampled, Optional<Traceparent> caller) {
        int random = caller.map(Traceparent::flags).orElse(RANDOM_ID) & RANDOM_ID;
        return new Traceparent(traceId, parentId, sampled ? random | SAMPLED : random);
    }

    boolean isSampled() {
        return (flags & SAMPLED) != 0;
    }

    /** Never all zeros, which is an invalid id. */
    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        do {
            RANDOM.nextBytes(id);
        } while (Arrays.equals(id, new byte[bytes]));
        return HEX.formatHex(id);
    }

    /** The value of the header, in version 00. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + parentId + "-" + HEX.toHexDigits((byte) flags);
    }
}

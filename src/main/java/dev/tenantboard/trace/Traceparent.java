package dev.tenantboard.trace;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace (W3C Trace Context, level 2): the trace, the step of it that we are, and what its starter said.
 *
 * @param traceId 32 hexadecimal digits
 * @param parentId our own step, 16 hexadecimal digits: the parent of whatever we call
 * @param flags the trace is sampled (1), its id is random (2)
 */
record Traceparent(String traceId, String parentId, int flags) {

    /** The fields that every version has; what a later one adds follows a dash. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SAMPLED = 1;
    private static final int RANDOM_ID = 2;

    /** The next step of the trace that a request's header names, or the first one of a new trace if it names none. */
    static Traceparent after(List<String> headers) {
        return received(headers)
                .map(caller -> new Traceparent(caller.traceId(), random(8), caller.flags()))
                .orElseGet(() -> new Traceparent(random(16), random(8), RANDOM_ID));
    }

    /** The caller's step, if a request's header names it. */
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

    /** Our step where somebody else has named it; what is random in it is what was before. */
    static Traceparent of(String traceId, String parentId, boolean sampled, Optional<Traceparent> caller) {
        int random = caller.map(Traceparent::flags).orElse(RANDOM_ID) & RANDOM_ID;
        return new Traceparent(traceId, parentId, sampled ? random | SAMPLED : random);
    }

    boolean isSampled() {
        return (flags & SAMPLED) != 0;
    }

    /** Never all zeros: an id is worth less than none if others have it too. */
    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        do {
            RANDOM.nextBytes(id);
        } while (Arrays.equals(id, new byte[bytes]));
        return HEX.formatHex(id);
    }

    /** In the form of the header, in the version that we know. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + parentId + "-" + HEX.toHexDigits((byte) flags);
    }
}

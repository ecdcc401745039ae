package dev.tenantboard.http.idempotency;

import dev.tenantboard.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key by which a client makes a request that it may have to send again
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft-ietf-httpapi-idempotency-key-header</a>).
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    static final int MAX_LENGTH = 255;

    /** A string as in RFC 8941, 3.3.3, but without blanks. Possessive: else each character would take some of the stack. */
    private static final Pattern STRING = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])++)\"");

    /** What most clients send. A comma would stand between two keys that were joined on the way. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--~]+");

    /**
     * The key of a request, if it has one.
     *
     * @param lines the header's lines
     * @throws ProblemException 400 if they are not one key
     */
    public static Optional<IdempotencyKey> of(List<String> lines) {
        if (lines.size() > 1) {
            throw refused("must stand once only");
        }
        return lines.stream().map(IdempotencyKey::parse).findFirst();
    }

    private static IdempotencyKey parse(String line) {
        String value = text(line.strip());
        if (value.length() > MAX_LENGTH) {
            throw refused("must not be longer than " + MAX_LENGTH + " characters");
        }
        return new IdempotencyKey(value);
    }

    private static String text(String item) {
        Matcher string = STRING.matcher(item);
        if (string.matches()) {
            return string.group(1).replaceAll("\\\\(.)", "$1");
        }
        if (BARE.matcher(item).matches()) {
            return item;
        }
        throw refused("must be 1 to " + MAX_LENGTH + " visible ASCII characters, in quotation marks");
    }

    private static ProblemException refused(String detail) {
        return ProblemException.badHeader(HEADER, detail);
    }
}

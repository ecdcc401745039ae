package dev.tenantboard.http.idempotency;

import dev.tenantboard.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a request that a client may have to repeat
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft-ietf-httpapi-idempotency-key-header</a>).
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    static final int MAX_LENGTH = 255;

    /**
     * A string as in RFC 8941, 3.3.3, but without blanks. It is possessive, so that a long text does not overflow the
     * stack.
     */
    private static final Pattern STRING = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])++)\"");

    /** A key without quotation marks. Commas are excluded, because a proxy may join two keys with a comma. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--~]+");

    /**
     * Returns the key of a request, or empty.
     *
     * @param lines the values of the header
     * @throws ProblemException 400 if there are several keys, or the key is invalid
     */
    public static Optional<IdempotencyKey> of(List<String> lines) {
        if (lines.size() > 1) {
            throw refused("must occur only once");
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

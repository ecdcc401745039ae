package dev.tenantboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks the header parameters that are not about the key (RFC 7515, RFC 8725, RFC 9068). */
final class TokenHeaderRule {

    /** The prefix {@code application/} may be left out (RFC 7515, section 4.1.9). */
    private static final Set<String> TYPES = Set.of("jwt", "application/jwt", "at+jwt", "application/at+jwt");

    /** They change how a token is read: extensions that must be understood, an encoding, and compression. */
    private static final List<String> UNSUPPORTED = List.of("crit", "b64", "zip");

    private TokenHeaderRule() {}

    static void check(JsonNode header) {
        for (String parameter : UNSUPPORTED) {
            if (header.has(parameter)) {
                throw RefusedToken.header(parameter, "is not supported");
            }
        }
        JsonNode type = header.path("typ");
        if (!type.isMissingNode() && !TYPES.contains(type.asText().toLowerCase(Locale.ROOT))) {
            throw RefusedToken.header("typ", "is not JWT or at+jwt");
        }
    }
}

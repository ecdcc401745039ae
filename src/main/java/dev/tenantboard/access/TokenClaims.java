package dev.tenantboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The claims of a token, read with the types that this service expects. A value of another type is refused. */
record TokenClaims(JsonNode object) {

    /** The last second of the year 9999. */
    private static final double MAX_SECONDS = 253_402_300_799d;

    private static final String NOT_A_TIME = "is not a time in seconds since 1970";

    /** Returns a claim that must exist and be text. */
    String text(ClaimPath claim) {
        JsonNode value = required(claim);
        if (!value.isTextual()) {
            throw refused(claim, "is not text");
        }
        return value.textValue();
    }

    /** Returns a text as a list of one. Several issuers write a list with one value so. */
    Optional<List<String>> texts(ClaimPath claim) {
        JsonNode value = claim.in(object);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(texts(claim, value));
    }

    private static List<String> texts(ClaimPath claim, JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.textValue()));
        if (!value.isArray() || texts.contains(null)) {
            throw refused(claim, "is neither text nor a list of texts");
        }
        return texts;
    }

    /** Returns the one name in a text, in a list of one text, or in an object with one member, as Keycloak writes it. */
    Optional<String> oneName(ClaimPath claim) {
        JsonNode value = claim.in(object);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        if (value.isObject()) {
            value.fieldNames().forEachRemaining(names::add);
        } else {
            names.addAll(texts(claim, value));
        }
        if (names.size() != 1) {
            throw refused(claim, "has " + (names.isEmpty() ? "no name" : "more than one name"));
        }
        return Optional.of(names.get(0));
    }

    /** Returns a time in seconds since 1970, with or without a fraction. */
    Optional<Instant> time(String name) {
        ClaimPath claim = new ClaimPath(name);
        JsonNode value = claim.in(object);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (seconds >= 0 && seconds <= MAX_SECONDS) {
            return Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)));
        }
        throw refused(claim, NOT_A_TIME);
    }

    /** Returns a time that must exist, and that must not be 0. */
    Instant requiredTime(String name) {
        ClaimPath claim = new ClaimPath(name);
        required(claim);
        return time(name).filter(Instant.EPOCH::isBefore).orElseThrow(() -> refused(claim, NOT_A_TIME));
    }

    private JsonNode required(ClaimPath claim) {
        JsonNode value = claim.in(object);
        if (value.isMissingNode()) {
            throw refused(claim, "is missing");
        }
        return value;
    }

    private static RuntimeException refused(ClaimPath claim, String fault) {
        return RefusedToken.claim(claim.text(), fault);
    }
}

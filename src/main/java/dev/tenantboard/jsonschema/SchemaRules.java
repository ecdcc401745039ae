package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.PatternSyntaxException;
import dev.tenantboard.problem.ProblemError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rules for a client's schema: no ids, references only to its own {@code $defs}, no dynamic references, patterns of
 * RE2, supported formats, and limited counts. Unknown keywords are annotations, as in the draft. {@code dependencies}
 * is refused, because the draft replaced it but the library still evaluates it.
 */
final class SchemaRules {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private static final String REFERENCE = "#/" + Subschemas.DEFINITIONS + "/";

    private static final Set<String> REFUSED = Set.of(
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$dynamicRef",
            "$recursiveAnchor",
            "$recursiveRef",
            "$vocabulary",
            "dependencies",
            "unevaluatedItems",
            "unevaluatedProperties");

    private static final Set<String> COUNTS = Set.of(
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties");

    private static final int MAX_MESSAGE = 300;

    private static final BigDecimal MAX_COUNT = new BigDecimal(1_000_000);

    private final JsonNode root;
    private final List<ProblemError> errors = new ArrayList<>();

    private SchemaRules(JsonNode root) {
        this.root = root;
    }

    /** Returns the errors of a schema that is valid by the metaschema. */
    static List<ProblemError> errors(JsonNode schema, String pointer) {
        var rules = new SchemaRules(schema);
        rules.check(schema, pointer);
        return rules.errors.stream().limit(JsonSchemaDocument.MAX_ERRORS).toList();
    }

    private void check(JsonNode schema, String pointer) {
        schema.properties().forEach(keyword -> check(schema, keyword.getKey(), keyword.getValue(), pointer));
        Subschemas.visit(schema, pointer, this::check);
    }

    private void check(JsonNode schema, String keyword, JsonNode value, String pointer) {
        String location = pointer + ProblemError.step(keyword);
        if (REFUSED.contains(keyword)) {
            require(false, location, "is a keyword that is not supported");
        } else if (COUNTS.contains(keyword)) {
            require(value.decimalValue().compareTo(MAX_COUNT) <= 0, location, "must be at most " + MAX_COUNT);
        }
        switch (keyword) {
            case "$schema" -> require(schema == root && value.asText().equals(DRAFT), location, "must be " + DRAFT);
            case "$ref" ->
                require(isDefined(value.asText()), location, "must be " + REFERENCE + " and the name of a definition");
            case "format" ->
                require(
                        Formats.names().contains(value.asText()),
                        location,
                        "must be one of " + String.join(", ", Formats.names()));
            case "errorMessage" ->
                require(
                        value.isTextual() && value.textValue().length() <= MAX_MESSAGE,
                        location,
                        "must be a sentence of at most " + MAX_MESSAGE + " characters");
            case "pattern" -> requirePattern(value.asText(), location);
            case "patternProperties" ->
                value.properties()
                        .forEach(entry -> requirePattern(entry.getKey(), location + ProblemError.step(entry.getKey())));
            default -> {}
        }
    }

    private boolean isDefined(String reference) {
        return reference.startsWith(REFERENCE)
                && !reference.contains("%")
                && !reference.substring(REFERENCE.length()).contains("/")
                && !root.at(reference.substring(1)).isMissingNode();
    }

    private void requirePattern(String pattern, String location) {
        try {
            LinearPattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            require(
                    false,
                    location,
                    "must be a regular expression in the syntax of RE2, without look-around and back references, of at"
                            + " most "
                            + LinearPattern.MAX_LENGTH + " characters and few repetitions");
        }
    }

    private void require(boolean condition, String location, String message) {
        if (!condition) {
            errors.add(new ProblemError(location, message));
        }
    }
}

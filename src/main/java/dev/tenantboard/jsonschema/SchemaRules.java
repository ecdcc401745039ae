package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.PatternSyntaxException;
import dev.tenantboard.problem.ProblemError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a client's schema may say: no name of its own, no reference out of its {@code $defs}, nothing dynamic, patterns of
 * RE2, formats that are asserted, and counts that fit. Keywords that the draft does not know are annotations, as it has it;
 * {@code dependencies}, which it replaced and the library still evaluates, is refused.
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

    /** The errors of a schema that the metaschema accepts. */
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
        String place = pointer + "/" + ViolationMessages.escape(keyword);
        if (REFUSED.contains(keyword)) {
            demand(false, place, "is a keyword that is not accepted here");
        } else if (COUNTS.contains(keyword)) {
            demand(value.decimalValue().compareTo(MAX_COUNT) <= 0, place, "must be at most " + MAX_COUNT);
        }
        switch (keyword) {
            case "$schema" -> demand(schema == root && value.asText().equals(DRAFT), place, "must be " + DRAFT);
            case "$ref" ->
                demand(isDefined(value.asText()), place, "must be " + REFERENCE + " and a name that is there");
            case "format" ->
                demand(
                        Formats.names().contains(value.asText()),
                        place,
                        "must be one of " + String.join(", ", Formats.names()));
            case "errorMessage" ->
                demand(
                        value.isTextual() && value.textValue().length() <= MAX_MESSAGE,
                        place,
                        "must be a sentence of at most " + MAX_MESSAGE + " characters");
            case "pattern" -> demandPattern(value.asText(), place);
            case "patternProperties" ->
                value.properties()
                        .forEach(entry ->
                                demandPattern(entry.getKey(), place + "/" + ViolationMessages.escape(entry.getKey())));
            default -> {}
        }
    }

    private boolean isDefined(String reference) {
        return reference.startsWith(REFERENCE)
                && !reference.contains("%")
                && !reference.substring(REFERENCE.length()).contains("/")
                && !root.at(reference.substring(1)).isMissingNode();
    }

    private void demandPattern(String pattern, String place) {
        try {
            LinearPattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            demand(
                    false,
                    place,
                    "must be a regular expression as RE2 knows it, without look-around and back references, of at most "
                            + LinearPattern.MAX_LENGTH + " characters and few repetitions");
        }
    }

    private void demand(boolean holds, String place, String otherwise) {
        if (!holds) {
            errors.add(new ProblemError(place, otherwise));
        }
    }
}

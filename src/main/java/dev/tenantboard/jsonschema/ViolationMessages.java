package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.tenantboard.problem.ProblemError;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The validator's findings as errors with JSON pointers and sentences that tell what is expected, and never what came. A
 * schema may say it better itself, with {@code errorMessage} beside the keyword.
 */
record ViolationMessages(JsonNode schema, String pointer) {

    private static final int MAX_LISTED = 400;

    /** What is longer comes from a long limit of the schema, and is cut to the half. */
    private static final int MAX_SENTENCE = 500;

    private static final Map<String, String> TYPES = Map.of(
            "string", "a string",
            "integer", "a whole number",
            "number", "a number",
            "boolean", "true or false",
            "object", "an object",
            "array", "an array",
            "null", "null");

    List<ProblemError> of(List<Error> errors) {
        return errors.stream()
                .map(error -> new ProblemError(pointer + place(error), sentence(error)))
                .distinct()
                .sorted(Comparator.comparing(ProblemError::pointer).thenComparing(ProblemError::detail))
                .limit(JsonSchemaDocument.MAX_ERRORS)
                .toList();
    }

    /** A field that lacks or is too many is pointed to itself, not the object around it. */
    private static String place(Error error) {
        String place = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required", "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                place + "/" + escape(error.getProperty());
            case "dependentRequired" -> place + "/" + escape(String.valueOf(error.getArguments()[0]));
            case "items", "unevaluatedItems" -> error.getIndex() == null ? place : place + "/" + error.getIndex();
            default -> place;
        };
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private String sentence(Error error) {
        String sentence = written(error);
        int end = sentence.length() <= MAX_SENTENCE
                ? sentence.length()
                : sentence.offsetByCodePoints(0, MAX_SENTENCE / 2);
        return end == sentence.length() ? sentence : sentence.substring(0, end) + "...";
    }

    private String written(Error error) {
        NodePath around = error.getSchemaLocation().getFragment().getParent();
        JsonNode own = around == null ? schema : schema.at(around.toString()).path("errorMessage");
        return own.isTextual() && !isAboutPresence(error)
                ? own.textValue()
                : sentence(error.getKeyword(), error.getSchemaNode());
    }

    private static boolean isAboutPresence(Error error) {
        return List.of("required", "dependentRequired", "additionalProperties").contains(error.getKeyword());
    }

    private static String sentence(String keyword, JsonNode limit) {
        return switch (keyword) {
            case "type" -> "must be " + types(limit);
            case "enum" -> listed(limit);
            case "const" -> "must be " + limit;
            case "required", "dependentRequired" -> "is required";
            case "additionalProperties", "unevaluatedProperties", "false" -> "is not a field that is known here";
            case "propertyNames" -> "is not a name that is accepted here";
            case "items", "unevaluatedItems" -> "is one item too many";
            case "format" -> "must be " + Formats.expected(limit.asText());
            case "pattern" -> "must match " + limit.asText();
            case "uniqueItems" -> "must not have an item twice";
            case "oneOf" -> "must fit exactly one of the alternatives";
            case "not" -> "must not be what is excluded here";
            default -> measured(keyword, limit);
        };
    }

    private static String measured(String keyword, JsonNode limit) {
        return switch (keyword) {
            case "minLength" -> "must have at least " + limit + " characters";
            case "maxLength" -> "must not have more than " + limit + " characters";
            case "minimum" -> "must be at least " + limit;
            case "maximum" -> "must be at most " + limit;
            case "exclusiveMinimum" -> "must be greater than " + limit;
            case "exclusiveMaximum" -> "must be less than " + limit;
            case "multipleOf" -> "must be a multiple of " + limit;
            case "minItems" -> "must have at least " + limit + " items";
            case "maxItems" -> "must not have more than " + limit + " items";
            case "minProperties" -> "must have at least " + limit + " fields";
            case "maxProperties" -> "must not have more than " + limit + " fields";
            case "minContains", "maxContains", "contains" -> "does not have as many items of the kind as are asked for";
            default -> "is not accepted";
        };
    }

    private static String types(JsonNode types) {
        return types.isTextual()
                ? TYPES.getOrDefault(types.textValue(), types.textValue())
                : StreamSupport.stream(types.spliterator(), false)
                        .map(ViolationMessages::types)
                        .collect(Collectors.joining(" or "));
    }

    private static String listed(JsonNode values) {
        String list = StreamSupport.stream(values.spliterator(), false)
                .map(value -> value.isValueNode() ? value.asText() : value.toString())
                .collect(Collectors.joining(", "));
        return list.length() > MAX_LISTED ? "must be one of those that the schema lists" : "must be one of " + list;
    }
}

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
 * Converts the validator's errors to JSON pointers and messages. A message contains what is expected, but not the
 * received value. A schema can replace it by {@code errorMessage} beside the keyword.
 */
record ViolationMessages(JsonNode schema, String pointer) {

    private static final int MAX_LISTED = 400;

    /** A longer message contains a long limit of the schema. It is shortened to half of this. */
    private static final int MAX_MESSAGE = 500;

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
                .map(error -> new ProblemError(pointer + location(error), message(error)))
                .distinct()
                .sorted(Comparator.comparing(ProblemError::pointer).thenComparing(ProblemError::detail))
                .limit(JsonSchemaDocument.MAX_ERRORS)
                .toList();
    }

    /** Points to a missing or unknown field itself, and not to its object. */
    private static String location(Error error) {
        String location = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required", "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                location + ProblemError.step(error.getProperty());
            case "dependentRequired" -> location + ProblemError.step(String.valueOf(error.getArguments()[0]));
            case "items", "unevaluatedItems" -> error.getIndex() == null ? location : location + "/" + error.getIndex();
            default -> location;
        };
    }

    private String message(Error error) {
        String message = fullMessage(error);
        int end = message.length() <= MAX_MESSAGE ? message.length() : message.offsetByCodePoints(0, MAX_MESSAGE / 2);
        return end == message.length() ? message : message.substring(0, end) + "...";
    }

    private String fullMessage(Error error) {
        NodePath around = error.getSchemaLocation().getFragment().getParent();
        JsonNode own = around == null ? schema : schema.at(around.toString()).path("errorMessage");
        return own.isTextual() && !isAboutPresence(error)
                ? own.textValue()
                : message(error.getKeyword(), error.getSchemaNode());
    }

    private static boolean isAboutPresence(Error error) {
        return List.of("required", "dependentRequired", "additionalProperties").contains(error.getKeyword());
    }

    private static String message(String keyword, JsonNode limit) {
        return switch (keyword) {
            case "type" -> "must be " + types(limit);
            case "enum" -> enumMessage(limit);
            case "const" -> "must be " + limit;
            case "required", "dependentRequired" -> "is required";
            case "additionalProperties", "unevaluatedProperties", "false" -> "is not a field that is known here";
            case "propertyNames" -> "is not an accepted name";
            case "items", "unevaluatedItems" -> "must not have this item";
            case "format" -> "must be " + Formats.expected(limit.asText());
            case "pattern" -> "must match " + limit.asText();
            case "uniqueItems" -> "must not have duplicate items";
            case "oneOf" -> "must match exactly one of the alternatives";
            case "not" -> "must not match the excluded schema";
            default -> limitMessage(keyword, limit);
        };
    }

    private static String limitMessage(String keyword, JsonNode limit) {
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
            case "minContains", "maxContains", "contains" -> "must have the required number of matching items";
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

    private static String enumMessage(JsonNode values) {
        String list = StreamSupport.stream(values.spliterator(), false)
                .map(value -> value.isValueNode() ? value.asText() : value.toString())
                .collect(Collectors.joining(", "));
        return list.length() > MAX_LISTED ? "must be one of the values in the schema" : "must be one of " + list;
    }
}

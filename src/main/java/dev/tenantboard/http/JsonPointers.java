package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.problem.ProblemError;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Pointers (RFC 6901) and messages for documents that do not match their type. */
final class JsonPointers {

    private JsonPointers() {}

    static ProblemError error(JsonMappingException e, JsonNode document) {
        String pointer = of(e);
        if (e instanceof PropertyBindingException) {
            return new ProblemError(pointer, "is not a field that is known here");
        }
        return new ProblemError(pointer, document.at(pointer).isMissingNode() ? "is required" : expectation(e));
    }

    /** Removes the faulty value from a document, or replaces it where one is required. Returns whether it could. */
    static boolean remove(JsonMappingException e, JsonNode document) {
        JsonPointer place = JsonPointer.compile(of(e));
        JsonNode parent = place.matches() ? null : document.at(place.head());
        JsonNode replacement = neutral(target(e));
        if (parent instanceof ObjectNode fields) {
            String name = place.last().getMatchingProperty();
            JsonNode removed = replacement == null ? fields.remove(name) : fields.replace(name, replacement);
            return !Objects.equals(removed, replacement);
        }
        int index = parent instanceof ArrayNode ? place.last().getMatchingIndex() : -1;
        return index >= 0 && !parent.path(index).isNull() && ((ArrayNode) parent).set(index, (JsonNode) null) != null;
    }

    private static JsonNode neutral(Class<?> target) {
        if (target == null || !target.isPrimitive()) {
            return null;
        }
        return target == boolean.class ? BooleanNode.FALSE : IntNode.valueOf(0);
    }

    static String of(JsonMappingException e) {
        return e.getPath().stream().map(JsonPointers::step).collect(Collectors.joining());
    }

    private static String step(Reference reference) {
        String name = reference.getFieldName();
        return name == null ? "/" + reference.getIndex() : ProblemError.step(name);
    }

    /** Returns what is expected, in terms of JSON. It does not contain the received value. */
    private static String expectation(JsonMappingException e) {
        Class<?> target = target(e);
        if (target == null) {
            return "cannot be read";
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        return "must be " + jsonName(target);
    }

    private static Class<?> target(JsonMappingException e) {
        if (e.getCause() instanceof InputCoercionException number) {
            return number.getTargetType();
        }
        return e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    private static String jsonName(Class<?> target) {
        if (target == String.class) {
            return "a string";
        }
        if (target == boolean.class || target == Boolean.class) {
            return "true or false";
        }
        if (target == int.class || target == Integer.class || target == long.class || target == Long.class) {
            return "a whole number that is not too large";
        }
        if (target == double.class || target == Double.class) {
            return "a number";
        }
        if (java.time.temporal.Temporal.class.isAssignableFrom(target)) {
            return "a time as in RFC 3339";
        }
        return Iterable.class.isAssignableFrom(target) && !JsonNode.class.isAssignableFrom(target)
                ? "an array"
                : "an object";
    }
}

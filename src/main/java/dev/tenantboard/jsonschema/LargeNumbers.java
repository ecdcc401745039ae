package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Converts whole numbers of more than 64 bits with a fraction or an exponent, such as 18446744073709551617.0. The
 * library truncates them to 64 bits, here to 1, but compares integers correctly.
 */
final class LargeNumbers {

    private static final BigDecimal LARGE = new BigDecimal(Long.MAX_VALUE);

    /** A longer number is replaced by one of this length, which still exceeds every limit. */
    private static final int MAX_DIGITS = 1_000;

    private LargeNumbers() {}

    /** Returns the document with such numbers as integers, or the same document if it has none. */
    static JsonNode asIntegers(JsonNode document) {
        return containsLargeNumber(document) ? withIntegers(document) : document;
    }

    private static boolean containsLargeNumber(JsonNode node) {
        if (isLargeWholeNumber(node)) {
            return true;
        }
        for (JsonNode inner : node) {
            if (containsLargeNumber(inner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLargeWholeNumber(JsonNode node) {
        return node.isFloatingPointNumber()
                && (node.isBigDecimal() || Double.isFinite(node.doubleValue()))
                && isWhole(node.decimalValue())
                && node.decimalValue().abs().compareTo(LARGE) > 0;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0
                || number.precision() > number.scale()
                        && number.stripTrailingZeros().scale() <= 0;
    }

    private static JsonNode withIntegers(JsonNode node) {
        if (isLargeWholeNumber(node)) {
            return BigIntegerNode.valueOf(integer(node.decimalValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), withIntegers(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(withIntegers(item)));
            return copy;
        }
        return node;
    }

    private static BigInteger integer(BigDecimal number) {
        return (long) number.precision() - number.scale() <= MAX_DIGITS
                ? number.toBigInteger()
                : BigInteger.TEN.pow(MAX_DIGITS).multiply(BigInteger.valueOf(number.signum()));
    }
}

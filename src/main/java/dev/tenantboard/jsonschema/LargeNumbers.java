package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whole numbers of more than 64 bits that are written with a fraction or an exponent, such as 18446744073709551617.0. The
 * library compares what is left of them in 64 bits, here 1; as integers it takes them for what they are.
 */
final class LargeNumbers {

    private static final BigDecimal LARGE = new BigDecimal(Long.MAX_VALUE);

    /** What is larger than any limit stays so, and is not written out. */
    private static final int MAX_DIGITS = 1_000;

    private LargeNumbers() {}

    /** The document with such numbers as integers; the same if it has none. */
    static JsonNode asIntegers(JsonNode document) {
        return isAnywhereIn(document) ? replaced(document) : document;
    }

    private static boolean isAnywhereIn(JsonNode node) {
        if (isOne(node)) {
            return true;
        }
        for (JsonNode inner : node) {
            if (isAnywhereIn(inner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(JsonNode node) {
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

    private static JsonNode replaced(JsonNode node) {
        if (isOne(node)) {
            return BigIntegerNode.valueOf(integer(node.decimalValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), replaced(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(replaced(item)));
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

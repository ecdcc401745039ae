package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A field of a query that is null is absent, as in other bodies: many clients write null for what they do not set. */
public final class QueryNulls {

    private QueryNulls() {}

    /** Returns a query without fields that are null; null if there is none. */
    public static ObjectNode removed(ObjectNode query) {
        if (query == null) {
            return null;
        }
        ObjectNode copy = query.deepCopy();
        remove(copy);
        return copy;
    }

    private static void remove(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(QueryNulls::remove);
    }
}

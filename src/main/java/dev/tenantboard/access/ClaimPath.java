package dev.tenantboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The place of a claim: a name, such as {@code org_id} or {@code https://example.com/roles}, or a JSON pointer (RFC 6901) to a
 * value inside a claim, such as {@code /realm_access/roles}.
 */
record ClaimPath(String text) {

    /** Returns the value there. Null is like a missing value. */
    JsonNode in(JsonNode claims) {
        JsonNode value = text.startsWith("/") ? claims.at(text) : claims.path(text);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}

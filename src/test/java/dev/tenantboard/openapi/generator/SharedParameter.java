package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.AccessFilter;
import dev.tenantboard.http.idempotency.IdempotencyKey;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * A header that several operations accept, with the same meaning in all of them. They have no examples: the page at {@code
 * /api-docs} would send these.
 */
enum SharedParameter {
    ORGANIZATION(
            AccessFilter.ORGANIZATION_HEADER,
            false,
            "The organization of the request. Members of several organizations need it if their token"
                    + " names none. /me lists their organizations."),
    IF_MATCH(HttpHeaders.IF_MATCH, true, "The ETag of the resource as the client read it."),
    IF_NONE_MATCH(
            HttpHeaders.IF_NONE_MATCH,
            false,
            "The ETag of the client's copy. While the copy is current, the answer to a read is 304, and a change is"
                    + " refused with 412. So is each change of an existing resource with *."),
    IDEMPOTENCY_KEY(
            IdempotencyKey.HEADER,
            false,
            "A key that the client chooses for this request, such as a UUID: 1 to 255 visible ASCII"
                    + " characters, with or without quotation marks. If the request is repeated with the same key"
                    + " within 24 hours, it gets the stored answer and is not executed again. 409 means that the"
                    + " request is still running, 422 that another request used the key. Failures are not stored. A"
                    + " key belongs to one user, organization and operation.");

    private static final int MAX_LENGTH = 1_000;

    private final String header;
    private final boolean required;
    private final String description;

    SharedParameter(String header, boolean required, String description) {
        this.header = header;
        this.required = required;
        this.description = description;
    }

    String header() {
        return header;
    }

    ObjectNode reference() {
        return Json.reference("parameters", header);
    }

    static ObjectNode components() {
        ObjectNode components = Json.object();
        for (SharedParameter shared : values()) {
            components
                    .putObject(shared.header)
                    .put("name", shared.header)
                    .put("in", "header")
                    .put("required", shared.required)
                    .put("description", shared.description)
                    .set("schema", Json.object("string").put("maxLength", MAX_LENGTH));
        }
        return components;
    }
}

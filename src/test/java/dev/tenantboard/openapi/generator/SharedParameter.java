package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.AccessFilter;
import dev.tenantboard.http.idempotency.IdempotencyKey;
import jakarta.ws.rs.core.HttpHeaders;

/** A header that several operations accept, with the same meaning in all of them. */
enum SharedParameter {
    ORGANIZATION(
            AccessFilter.ORGANIZATION_HEADER,
            false,
            "The organization of the request. Members of several organizations need it if their token"
                    + " names none. /me lists their organizations.",
            "cm4qz2x1a0000"),
    IF_MATCH(
            HttpHeaders.IF_MATCH,
            true,
            "The ETag of the resource as the client read it.",
            "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\""),
    IF_NONE_MATCH(
            HttpHeaders.IF_NONE_MATCH,
            false,
            "The ETag of the client's copy. The answer is 304 while the copy is current.",
            "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\""),
    IDEMPOTENCY_KEY(
            IdempotencyKey.HEADER,
            false,
            "A key that the client chooses for this request, such as a UUID: 1 to 255 visible ASCII"
                    + " characters, with or without quotation marks. If the request is repeated with the same key"
                    + " within 24 hours, it gets the stored answer and is not executed again. 409 means that the"
                    + " request is still running, 422 that another request used the key. Failures are not stored. A"
                    + " key belongs to one user, organization and operation.",
            "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");

    private static final int MAX_LENGTH = 1_000;

    private final String header;
    private final boolean required;
    private final String description;
    private final String example;

    SharedParameter(String header, boolean required, String description, String example) {
        this.header = header;
        this.required = required;
        this.description = description;
        this.example = example;
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
                    .put("example", shared.example)
                    .set("schema", Json.object("string").put("maxLength", MAX_LENGTH));
        }
        return components;
    }
}

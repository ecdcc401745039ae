package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.AccessFilter;
import dev.tenantboard.http.idempotency.IdempotencyKey;
import jakarta.ws.rs.core.HttpHeaders;

/** A header that many operations take, and that means the same in all of them. */
enum SharedParameter {
    ORGANIZATION(
            AccessFilter.ORGANIZATION_HEADER,
            false,
            "The organization to act in: needed by members of several whose token names none; /me lists them.",
            "cm4qz2x1a0000"),
    IF_MATCH(HttpHeaders.IF_MATCH, true, "The ETag of the resource as it was read.", "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\""),
    IF_NONE_MATCH(
            HttpHeaders.IF_NONE_MATCH,
            false,
            "The ETag of the copy at hand: the answer is 304 while it is current.",
            "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\""),
    IDEMPOTENCY_KEY(
            IdempotencyKey.HEADER,
            false,
            "A key of the client's choice for this request, such as a UUID: 1 to 255 visible ASCII characters, in quotation"
                    + " marks or without. Sent again within 24 hours with the same key, the request is answered as the"
                    + " first time and not done again; 409 says that it is still under way, 422 that the key was"
                    + " another request's. Failures are not kept. Keys are the user's own in each organization and"
                    + " operation.",
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

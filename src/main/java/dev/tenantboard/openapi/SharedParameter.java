package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import dev.tenantboard.access.AccessFilter;
import dev.tenantboard.http.idempotency.IdempotencyKey;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

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

    Parameter reference() {
        return createParameter().ref("#/components/parameters/" + header);
    }

    static void addTo(Components components) {
        for (SharedParameter shared : values()) {
            components.addParameter(
                    shared.header,
                    createParameter()
                            .name(shared.header)
                            .in(Parameter.In.HEADER)
                            .required(shared.required)
                            .description(shared.description)
                            .schema(createSchema().type(SchemaType.STRING).maxLength(MAX_LENGTH))
                            .example(shared.example));
        }
    }
}

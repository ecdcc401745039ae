package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.idempotency.StoredResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A header that answers carry, and that means the same in all of them. */
enum ResponseHeader {
    TRACEPARENT(
            "traceparent",
            Carried.EVERYWHERE,
            "The trace that the request is a part of (W3C Trace Context): the caller's, if its own header of that name"
                    + " says so.",
            text("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", 55)
                    .pattern("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")),
    CACHE_CONTROL(
            "Cache-Control",
            Carried.EVERYWHERE,
            "The answer is for its caller, and is asked for again before it is used again.",
            text("private, no-cache", 100)),
    VARY("Vary", Carried.EVERYWHERE, "What else of the request the answer depends on.", text("Authorization", 200)),
    CONTENT_TYPE_OPTIONS(
            "X-Content-Type-Options",
            Carried.EVERYWHERE,
            "The body is what Content-Type says.",
            text("nosniff", 7).addEnumeration("nosniff")),
    ETAG(
            "ETag",
            Carried.ALWAYS,
            "The entity tag of this state, for If-Match and If-None-Match.",
            text("\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"", 50).pattern("^\"[^\"]*\"$")),
    LOCATION(
            "Location",
            Carried.ALWAYS,
            "Where the resource is.",
            text("/api/v1/dashboard/widgets/cm4qz2x1a0001", 1_000).format("uri-reference")),
    LINK(
            "Link",
            Carried.SOMETIMES,
            "The next page, rel=\"next\" (RFC 8288), if there is one.",
            text("</api/v1/dashboard/widgets?cursor=bmV4dA>; rel=\"next\"", 10_000)),
    IDEMPOTENCY_REPLAYED(
            StoredResponse.REPLAYED,
            Carried.SOMETIMES,
            "true if the request was answered before: this is that answer.",
            text("true", 4).addEnumeration("true")),
    UNBUFFERED(
            "X-Accel-Buffering",
            Carried.ALWAYS,
            "Asks proxies to pass each event on at once.",
            text("no", 2).addEnumeration("no")),
    WWW_AUTHENTICATE(
            "WWW-Authenticate",
            Carried.ALWAYS,
            "The scheme, and what was wrong.",
            text("Bearer realm=\"tenantboard\"", 1_000)),
    ACCEPT_PATCH(
            "Accept-Patch",
            Carried.ALWAYS,
            "The media type that a patch may have (RFC 5789).",
            text(MergePatch.MEDIA_TYPE, 100)),
    RETRY_AFTER("Retry-After", Carried.ALWAYS, "Seconds to wait before the next try.", seconds()),
    RETRY_AFTER_IF_UNDER_WAY(
            "Retry-After",
            Carried.SOMETIMES,
            "Seconds to wait before the next try, if a request with the same Idempotency-Key is under way.",
            seconds());

    /** Which answers have a header: every one, or those that name it; of those, always or as the case may be. */
    private enum Carried {
        EVERYWHERE,
        ALWAYS,
        SOMETIMES
    }

    private final String header;
    private final Carried carried;
    private final String description;
    private final Schema schema;

    ResponseHeader(String header, Carried carried, String description, Schema schema) {
        this.header = header;
        this.carried = carried;
        this.description = description;
        this.schema = schema;
    }

    private static Schema text(String example, int maxLength) {
        return createSchema().type(SchemaType.STRING).maxLength(maxLength).example(example);
    }

    private static Schema seconds() {
        return createSchema()
                .type(SchemaType.INTEGER)
                .format("int32")
                .minimum(BigDecimal.ZERO)
                .maximum(BigDecimal.valueOf(86_400))
                .example(1);
    }

    /** An answer with the headers that every one has, and with some of its own. */
    static APIResponse answer(String description, ResponseHeader... own) {
        APIResponse answer = createAPIResponse().description(description);
        Stream.concat(Arrays.stream(values()).filter(known -> known.carried == Carried.EVERYWHERE), Arrays.stream(own))
                .forEach(known -> known.addTo(answer));
        return answer;
    }

    void addTo(APIResponse answer) {
        answer.addHeader(header, createHeader().ref("#/components/headers/" + component()));
    }

    static void addTo(Components components) {
        for (ResponseHeader known : values()) {
            components.addHeader(known.component(), known.described());
        }
    }

    private String component() {
        return OpenApiDocument.componentName(this);
    }

    private Header described() {
        return createHeader()
                .description(description)
                .required(carried != Carried.SOMETIMES)
                .schema(schema);
    }
}

package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.RateLimitHeaders;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.idempotency.StoredResponse;
import java.util.Arrays;
import java.util.stream.Stream;

/** A header of answers, with the same meaning in all of them. */
enum ResponseHeader {
    TRACEPARENT(
            "traceparent",
            Carried.EVERYWHERE,
            "The trace of the request (W3C Trace Context). If the request has this header, it is the caller's trace.",
            text("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", 55)
                    .put("pattern", "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")),
    CACHE_CONTROL(
            "Cache-Control",
            Carried.EVERYWHERE,
            "The answer is private to its caller, and must be revalidated before it is reused.",
            text("private, no-cache", 100)),
    VARY("Vary", Carried.EVERYWHERE, "The request headers on which the answer depends.", text("Authorization", 200)),
    ALLOW_ORIGIN(
            "Access-Control-Allow-Origin",
            Carried.EVERYWHERE_SOMETIMES,
            "The request's Origin, if the operator lists it.",
            text("https://app.example.org", 300)),
    CONTENT_TYPE_OPTIONS(
            "X-Content-Type-Options",
            Carried.EVERYWHERE,
            "The type of the body is that of Content-Type.",
            only("nosniff")),
    RATE_LIMIT_POLICY(
            RateLimitHeaders.POLICY,
            Carried.EVERYWHERE_SOMETIMES,
            "The limit of the budget that counted the request, of an organization or a user: q requests in w seconds"
                    + " (draft-ietf-httpapi-ratelimit-headers). Missing if there is no limit, or if no budget counted it.",
            text("\"organization\";q=600;w=60", 100)),
    RATE_LIMIT(
            RateLimitHeaders.STATE,
            Carried.EVERYWHERE_SOMETIMES,
            "What the budget has left: r requests now, and all of them in t seconds. A request with several items"
                    + " counts as one for each.",
            text("\"organization\";r=412;t=19", 100)),
    ETAG(
            "ETag",
            Carried.ALWAYS,
            "The entity tag of this state, for If-Match and If-None-Match.",
            text("\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"", 50).put("pattern", "^\"[^\"]*\"$")),
    LOCATION(
            "Location",
            Carried.ALWAYS,
            "The path of the resource.",
            text("/api/v1/dashboard/widgets/cm4qz2x1a0001", 1_000).put("format", "uri-reference")),
    LINK(
            "Link",
            Carried.SOMETIMES,
            "The next page, rel=\"next\" (RFC 8288), if there is one.",
            text("</api/v1/dashboard/widgets?cursor=bmV4dA>; rel=\"next\"", 10_000)),
    IDEMPOTENCY_REPLAYED(
            StoredResponse.REPLAYED,
            Carried.SOMETIMES,
            "true if this is the stored answer of an earlier request.",
            only("true")),
    UNBUFFERED(
            "X-Accel-Buffering",
            Carried.ALWAYS,
            "Turns off buffering in proxies, so that they forward each event at once.",
            only("no")),
    CONTENT_DISPOSITION(
            "Content-Disposition",
            Carried.SOMETIMES,
            "The name of the file, for text/csv (RFC 6266).",
            text("attachment; filename=\"activities.csv\"", 300)),
    WWW_AUTHENTICATE(
            "WWW-Authenticate",
            Carried.ALWAYS,
            "The authentication scheme, and the error.",
            text("Bearer realm=\"tenantboard\"", 1_000)),
    ACCEPT_PATCH(
            "Accept-Patch", Carried.ALWAYS, "The media type of patches (RFC 5789).", text(MergePatch.MEDIA_TYPE, 100)),
    RETRY_AFTER("Retry-After", Carried.ALWAYS, "Seconds to wait before a retry.", seconds()),
    RETRY_AFTER_IF_UNDER_WAY(
            "Retry-After",
            Carried.SOMETIMES,
            "Seconds to wait before a retry, if a request with the same Idempotency-Key is running.",
            seconds());

    /** Which answers have a header: all, or only some; and whether these have it always or sometimes. */
    private enum Carried {
        EVERYWHERE,
        EVERYWHERE_SOMETIMES,
        ALWAYS,
        SOMETIMES
    }

    private final String header;
    private final Carried carried;
    private final String description;
    private final ObjectNode schema;

    ResponseHeader(String header, Carried carried, String description, ObjectNode schema) {
        this.header = header;
        this.carried = carried;
        this.description = description;
        this.schema = schema;
    }

    private static ObjectNode text(String example, int maxLength) {
        return Json.object("string").put("maxLength", maxLength).put("example", example);
    }

    private static ObjectNode only(String value) {
        return text(value, value.length()).set("enum", Json.texts(value));
    }

    private static ObjectNode seconds() {
        return Json.object("integer")
                .put("format", "int32")
                .put("minimum", 0)
                .put("maximum", 86_400)
                .put("example", 1);
    }

    /** Returns an answer with the headers that all answers have, and with further ones. */
    static ObjectNode answer(String description, ResponseHeader... own) {
        ObjectNode answer = Json.object().put("description", description);
        Stream.concat(Arrays.stream(values()).filter(ResponseHeader::isEverywhere), Arrays.stream(own))
                .forEach(known -> known.addTo(answer));
        return answer;
    }

    private boolean isEverywhere() {
        return carried == Carried.EVERYWHERE || carried == Carried.EVERYWHERE_SOMETIMES;
    }

    void addTo(ObjectNode answer) {
        answer.withObjectProperty("headers").set(header, Json.reference("headers", component()));
    }

    static ObjectNode components() {
        ObjectNode components = Json.object();
        for (ResponseHeader known : values()) {
            components
                    .putObject(known.component())
                    .put("description", known.description)
                    .put("required", known.carried == Carried.EVERYWHERE || known.carried == Carried.ALWAYS)
                    .set("schema", known.schema);
        }
        return components;
    }

    private String component() {
        return ContractGenerator.componentName(this);
    }
}

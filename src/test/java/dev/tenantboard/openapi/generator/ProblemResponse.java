package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Requires;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemType;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A failure, and the operations that may answer it. */
enum ProblemResponse {
    BAD_REQUEST(400, "The request cannot be read, or a parameter is unknown or not accepted.", method -> true),
    UNAUTHORIZED(401, "The token is missing or not accepted.", method -> true, ResponseHeader.WWW_AUTHENTICATE),
    FORBIDDEN(
            403,
            "The caller is not an active member of the organization, or may not do this.",
            method -> method.method().isAnnotationPresent(Requires.class)),
    NOT_FOUND(
            404, "The resource does not exist, or the caller may not see it.", method -> method.binds(PathParam.class)),
    NOT_ACCEPTABLE(406, "Accept allows none of the media types of the answer.", method -> method.success() != 204),
    REQUEST_TIMEOUT(
            408,
            "The body did not arrive within a minute.",
            method -> method.body().isPresent()),
    CONFLICT(
            409,
            "The request conflicts with stored data, or the organization has as many rows of the kind as its tier"
                    + " allows, or a metric or widget has no rows to read. With Retry-After: a request with the same"
                    + " Idempotency-Key is running.",
            method -> !method.isRead() || method.isFile(),
            ResponseHeader.RETRY_AFTER_IF_UNDER_WAY),
    PRECONDITION_FAILED(
            412,
            "The resource does not have an ETag of If-Match, or a change has If-None-Match and the resource exists.",
            method -> needsIfMatch(method) || method.isRead() && method.isTagged()),
    CONTENT_TOO_LARGE(
            413, "The body is larger than the limit.", method -> method.body().isPresent()),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body's Content-Type or Content-Encoding is not supported.",
            method -> method.body().isPresent() && !method.isPatch()),
    UNSUPPORTED_PATCH_TYPE(
            415,
            "The body's Content-Type or Content-Encoding is not supported. Accept-Patch contains the supported type.",
            ResourceMethod::isPatch,
            ResponseHeader.ACCEPT_PATCH),
    UNPROCESSABLE_CONTENT(
            422,
            "The body can be read but is not accepted: errors has the places. Or another request has used"
                    + " the Idempotency-Key.",
            method -> method.body().isPresent() || method.isIdempotent()),
    PRECONDITION_REQUIRED(428, "If-Match is missing.", ProblemResponse::needsIfMatch),
    TOO_MANY_REQUESTS(
            429,
            "The organization, or a caller without one, has sent too many requests in a minute, sends too"
                    + " many requests at once, or too many of its metrics wait for calculation. Each item of a batch"
                    + " counts as a request. Nothing was done.",
            method -> true,
            ResponseHeader.RETRY_AFTER),
    INTERNAL_SERVER_ERROR(
            500, "A fault of the server. Its log contains the details under the trace id of instance.", method -> true),
    SERVICE_UNAVAILABLE(
            503,
            "The database cannot be reached or is busy, or too many calls to endpoints are open. Try again.",
            method -> true,
            ResponseHeader.RETRY_AFTER);

    private final int status;
    private final String description;
    private final Predicate<ResourceMethod> applies;
    private final ResponseHeader[] headers;

    ProblemResponse(int status, String description, Predicate<ResourceMethod> applies, ResponseHeader... headers) {
        this.status = status;
        this.description = description;
        this.applies = applies;
        this.headers = headers;
    }

    private static boolean needsIfMatch(ResourceMethod method) {
        return method.bindsHeader(HttpHeaders.IF_MATCH);
    }

    static Stream<ProblemResponse> of(ResourceMethod method) {
        return Stream.of(values()).filter(problem -> problem.applies.test(method));
    }

    String status() {
        return String.valueOf(status);
    }

    ObjectNode reference() {
        return Json.reference("responses", componentName());
    }

    private String componentName() {
        return ContractGenerator.componentName(this);
    }

    static ObjectNode components(Schemas schemas) {
        ObjectNode components = Json.object();
        for (ProblemResponse problem : values()) {
            ObjectNode response =
                    ResponseHeader.answer(problem.description + " Codes: " + problem.codes() + ".", problem.headers);
            ObjectNode content = response.putObject("content").putObject(Problem.MEDIA_TYPE);
            content.set("schema", schemas.written(Problem.class));
            content.set("example", problem.example());
            components.set(problem.componentName(), response);
        }
        return components;
    }

    private String codes() {
        return ProblemType.ofOperations(status).stream().map(ProblemType::name).collect(Collectors.joining(", "));
    }

    private JsonNode example() {
        List<ProblemError> errors =
                this == UNPROCESSABLE_CONTENT ? List.of(new ProblemError("/name", "must not be blank")) : List.of();
        ProblemType type = ProblemType.ofOperations(status).get(0);
        return Json.MAPPER.valueToTree(
                Problem.of(type, type.detail(), errors).at("urn:trace:4bf92f3577b34da6a3ce929d0e0e4736"));
    }
}

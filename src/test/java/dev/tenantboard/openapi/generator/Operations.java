package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Requires;
import dev.tenantboard.access.Role;
import dev.tenantboard.http.RequestItems;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Describes resource methods. */
final class Operations {

    static final String TOKEN = "token";

    private final Schemas schemas;
    private final Examples examples;

    Operations(Schemas schemas) {
        this.schemas = schemas;
        this.examples = new Examples(schemas);
    }

    /** Every operation needs a token. */
    static ArrayNode security() {
        ArrayNode security = Json.texts();
        security.addObject().putArray(TOKEN);
        return security;
    }

    ObjectNode of(ResourceMethod method) {
        ObjectNode operation = Json.object();
        operation.set("security", security());
        describe(operation, method);
        ArrayNode parameters = Json.texts();
        new Parameters(schemas).of(method).forEach(parameters::add);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        method.body().ifPresent(type -> operation.set("requestBody", body(method, type)));
        operation.set("responses", responses(method));
        return operation;
    }

    private static void describe(ObjectNode operation, ResourceMethod method) {
        Operation said = method.method().getAnnotation(Operation.class);
        if (said != null) {
            operation
                    .put("operationId", said.operationId())
                    .put("summary", said.summary())
                    .put("description", said.description() + callers(method));
        }
        Tag tag = method.resource().getAnnotation(Tag.class);
        if (tag != null) {
            operation.set("tags", Json.texts(tag.name()));
        }
    }

    private static String callers(ResourceMethod method) {
        Requires requires = method.method().getAnnotation(Requires.class);
        if (requires == null) {
            return "";
        }
        Set<Role> roles = requires.value().roles();
        if (roles.isEmpty() && method.bindsQuery("scope")) {
            return "\n\nFor the platform's administrator, with scope=system.";
        }
        if (roles.isEmpty()) {
            return "\n\nFor every user with a valid token.";
        }
        return "\n\nFor " + roles.stream().map(Role::name).collect(Collectors.joining(", "))
                + (method.bindsQuery("scope") ? "; with scope=system for the platform's administrator." : ".");
    }

    private ObjectNode body(ResourceMethod method, Class<?> type) {
        ObjectNode body = Json.object().put("required", true);
        ObjectNode content = body.putObject("content");
        for (String mediaType : method.consumes()) {
            boolean lines = mediaType.equals(RequestItems.LINES);
            ObjectNode schema =
                    method.isPatch() ? schemas.patch(type) : schemas.read(lines ? type.getComponentType() : type);
            if (type.isArray() && !lines) {
                method.bodyParameter().ifPresent(parameter -> SchemaAnnotations.describe(schema, parameter.getType()));
            }
            ObjectNode described = content.putObject(mediaType);
            described.set("schema", schema);
            described.set("example", method.isPatch() ? examples.ofPatch(schema) : examples.of(schema));
        }
        return body;
    }

    private ObjectNode responses(ResourceMethod method) {
        ObjectNode responses = Json.object().set(String.valueOf(method.success()), success(method));
        method.otherSuccess()
                .ifPresent(said ->
                        responses.set(said.responseCode(), success(method).put("description", said.description())));
        if (method.isRead() && method.isTagged()) {
            responses.set(
                    "304",
                    ResponseHeader.answer(
                            "The client's copy is current: If-None-Match contains its ETag.", ResponseHeader.ETAG));
        }
        ProblemResponse.of(method).forEach(problem -> responses.set(problem.status(), problem.reference()));
        return responses;
    }

    private ObjectNode success(ResourceMethod method) {
        ObjectNode response = ResponseHeader.answer(outcome(method));
        method.answer().ifPresent(type -> response.set("content", content(method, type)));
        if (method.isTagged()) {
            ResponseHeader.ETAG.addTo(response);
        }
        if (method.success() == 201) {
            ResponseHeader.LOCATION.addTo(response);
        }
        if (method.isIdempotent()) {
            ResponseHeader.IDEMPOTENCY_REPLAYED.addTo(response);
        }
        if (method.isPage()) {
            ResponseHeader.LINK.addTo(response);
        }
        if (method.isStream()) {
            ResponseHeader.UNBUFFERED.addTo(response);
        }
        if (method.isFile()) {
            ResponseHeader.CONTENT_DISPOSITION.addTo(response);
        }
        return response;
    }

    private static String outcome(ResourceMethod method) {
        return switch (method.success()) {
            case 201 -> "The resource was created. The body contains it.";
            case 204 -> "The operation succeeded. There is no body.";
            case 207 -> "The body contains a status for each item (RFC 4918).";
            default ->
                method.isPage()
                        ? "A page of the list."
                        : method.isStream()
                                ? "An endless stream."
                                : "The operation succeeded. The body contains the result.";
        };
    }

    /** An example with a field named example would be a schema for some linters. Those of its fields are enough. */
    private ObjectNode content(ResourceMethod method, Class<?> type) {
        ObjectNode schema = method.isPage() ? schemas.page(type) : schemas.written(type);
        ObjectNode content = Json.object();
        method.produces().forEach(mediaType -> {
            ObjectNode described = content.putObject(mediaType);
            if (mediaType.equals("text/csv")) {
                described.set("schema", schemas.file());
                described.put("example", "createdAt,title\r\n2026-01-31T09:30:00Z,Invoice paid\r\n");
                return;
            }
            described.set("schema", schema);
            JsonNode example = examples.of(schema);
            if (example.findParent("example") == null) {
                described.set("example", example);
            }
        });
        if (method.isStream()) {
            content.withObjectProperty(MediaType.SERVER_SENT_EVENTS).set("x-event-data", EventSchemas.all(schemas));
        }
        return content;
    }
}

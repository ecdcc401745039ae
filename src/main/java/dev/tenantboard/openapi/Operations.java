package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;

import dev.tenantboard.access.Requires;
import dev.tenantboard.access.Role;
import dev.tenantboard.http.RequestItems;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Describes resource methods. */
final class Operations {

    static final String TOKEN = "token";

    private final Schemas schemas;
    private final Examples examples;

    Operations(Schemas schemas) {
        this.schemas = schemas;
        this.examples = new Examples(schemas);
    }

    static SecurityRequirement security() {
        return createSecurityRequirement().addScheme(TOKEN);
    }

    Operation of(ResourceMethod method) {
        Operation operation = createOperation().addSecurityRequirement(security());
        describe(operation, method);
        new Parameters(schemas).of(method).forEach(operation::addParameter);
        method.body().ifPresent(type -> operation.setRequestBody(body(method, type)));
        operation.setResponses(responses(method));
        return operation;
    }

    private static void describe(Operation operation, ResourceMethod method) {
        var said = method.method().getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        if (said != null) {
            operation
                    .operationId(said.operationId())
                    .summary(said.summary())
                    .description(said.description() + callers(method));
        }
        Tag tag = method.resource().getAnnotation(Tag.class);
        if (tag != null) {
            operation.addTag(tag.name());
        }
    }

    private static String callers(ResourceMethod method) {
        Requires requires = method.method().getAnnotation(Requires.class);
        if (requires == null) {
            return "";
        }
        Set<Role> roles = requires.value().roles();
        if (roles.isEmpty()) {
            return "\n\nFor every user with a valid token.";
        }
        return "\n\nFor " + roles.stream().map(Role::name).collect(Collectors.joining(", "))
                + (method.bindsQuery("scope") ? "; with scope=system for the platform's administrator." : ".");
    }

    private RequestBody body(ResourceMethod method, Class<?> type) {
        Content content = createContent();
        for (String mediaType : method.consumes()) {
            boolean lines = mediaType.equals(RequestItems.LINES);
            Schema schema =
                    method.isPatch() ? schemas.patch(type) : schemas.read(lines ? type.getComponentType() : type);
            if (type.isArray() && !lines) {
                method.bodyParameter().ifPresent(body -> SchemaAnnotations.describe(schema, body.getType()));
            }
            Object example = method.isPatch() ? examples.ofPatch(schema) : examples.of(schema);
            content.addMediaType(mediaType, createMediaType().schema(schema).example(example));
        }
        return createRequestBody().required(true).content(content);
    }

    private APIResponses responses(ResourceMethod method) {
        APIResponses responses = createAPIResponses().addAPIResponse(String.valueOf(method.success()), success(method));
        method.otherSuccess()
                .ifPresent(said -> responses.addAPIResponse(
                        said.responseCode(), success(method).description(said.description())));
        if (method.isRead() && method.isTagged()) {
            responses.addAPIResponse(
                    "304", ResponseHeader.answer("The copy that If-None-Match names is current.", ResponseHeader.ETAG));
        }
        ProblemResponse.of(method).forEach(problem -> responses.addAPIResponse(problem.status(), problem.reference()));
        return responses;
    }

    private APIResponse success(ResourceMethod method) {
        APIResponse response = ResponseHeader.answer(outcome(method));
        method.answer().ifPresent(type -> response.setContent(content(method, type)));
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
        return response;
    }

    private static String outcome(ResourceMethod method) {
        return switch (method.success()) {
            case 201 -> "It was created, and is as the body says.";
            case 204 -> "It was done; there is no body.";
            case 207 -> "Each item has a status of its own (RFC 4918).";
            default ->
                method.isPage()
                        ? "A page of them."
                        : method.isStream() ? "A stream without an end." : "It is as the body says.";
        };
    }

    private Content content(ResourceMethod method, Class<?> type) {
        Schema schema = method.isPage() ? schemas.page(type) : schemas.written(type);
        Content content = createContent();
        method.produces()
                .forEach(mediaType -> content.addMediaType(
                        mediaType, createMediaType().schema(schema).example(examples.of(schema))));
        return content;
    }
}

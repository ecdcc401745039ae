package dev.tenantboard.quickaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.organization.Person;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.quickaction.QuickActionUses.Usage;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

@Schema(description = "A quick action.")
public record QuickActionView(
        @Schema(description = "The action's id.", example = "cm4qz2x1a0001")
        String id,

        @JsonUnwrapped
        @Schema(
                properties = {
                    @SchemaProperty(name = "description", example = "Opens an empty invoice"),
                    @SchemaProperty(name = "targetUrl", description = "Where the client navigates."),
                    @SchemaProperty(
                            name = "apiEndpoint",
                            description = "The address that the server calls.",
                            example = "https://api.example.com/invoices"),
                    @SchemaProperty(
                            name = "formConfig",
                            description = "The form to open, as a JSON Schema.",
                            example = "{\"type\":\"object\"}"),
                    @SchemaProperty(name = "color", example = "blue"),
                    @SchemaProperty(name = "sortOrder", example = "0")
                })
        QuickActionDefinition definition,

        @Schema(description = "Whether the action belongs to the platform, which offers it to every organization.")
        boolean isSystem,

        @Schema(
                description =
                        "The number of executions in the organization. It does not change the entity tag, which covers"
                                + " only the definition.",
                example = "12")
        int usageCount,

        @Schema(
                description = "The time of the latest execution in the organization; null if never executed.",
                nullable = true)
        Instant lastUsed,

        @Schema(
                description = "The id of the user that created the action; null if that user was deleted.",
                nullable = true,
                example = "cm4qz2x1a0007")
        String createdBy,

        @Schema(
                description =
                        "The user that created the action; null for an action of the platform, and if that user was deleted.",
                nullable = true)
        Person creator,

        @Schema(description = "The time of creation.") Instant createdAt,

        @Schema(description = "The time of the latest change of the definition.")
        Instant updatedAt,

        @Schema(description = "The entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /** The entity tag covers only the definition: the creator's name and picture do not change it. */
    static Unnamed<QuickActionView> of(QuickAction action, Usage usage, Caller reader) {
        return action.byCreator(creator -> new QuickActionView(
                action.id(),
                action.definition(),
                action.organizationId() == null,
                usage.count(),
                usage.lastUsed() == null ? null : usage.lastUsed().toInstant(),
                action.createdBy(),
                creator,
                action.createdAt().toInstant(),
                action.updatedAt().toInstant(),
                action.etag(reader)));
    }
}

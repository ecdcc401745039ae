package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.quickaction.QuickActionUses.Usage;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A quick action.")
public record QuickActionView(
        @Schema(description = "The action's id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "The text of the button.", example = "New invoice")
        String name,

        @Schema(
                description = "What the action does, in one or two sentences.",
                nullable = true,
                example = "Opens an empty invoice")
        String description,

        @Schema(description = "The name of an icon.", example = "receipt")
        String icon,

        @Schema(description = "The type of the action.") ActionType actionType,

        @Schema(description = "Where the client navigates.", nullable = true, example = "/invoices/new")
        String targetUrl,

        @Schema(
                description = "The address that the server calls.",
                nullable = true,
                example = "https://api.example.com/invoices")
        String apiEndpoint,

        @Schema(
                description = "The form to open, as a JSON Schema.",
                type = SchemaType.OBJECT,
                nullable = true,
                example = "{\"type\":\"object\"}")
        ObjectNode formConfig,

        @Schema(description = "The name of a colour, or #rrggbb.", example = "blue")
        String color,

        @Schema(description = "Whether the action may be executed.")
        boolean isEnabled,

        @Schema(description = "The sort key of the action. Smaller numbers are first.", example = "0")
        int sortOrder,

        @Schema(description = "The roles that may execute the action. If empty, all roles.")
        List<Role> requiredRole,

        @Schema(description = "The tiers of organizations that may execute the action. If empty, all tiers.")
        List<Tier> requiredTier,

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

        @Schema(description = "The time of creation.") Instant createdAt,

        @Schema(description = "The time of the latest change of the definition.")
        Instant updatedAt,

        @Schema(description = "The entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    static QuickActionView of(QuickAction action, Usage usage, Caller reader) {
        QuickActionDefinition definition = action.definition();
        return new QuickActionView(
                action.id(),
                definition.name(),
                definition.description(),
                definition.icon(),
                definition.actionType(),
                definition.targetUrl(),
                definition.apiEndpoint(),
                definition.formConfig(),
                definition.color(),
                definition.isEnabled(),
                definition.sortOrder(),
                definition.requiredRole(),
                definition.requiredTier(),
                action.organizationId() == null,
                usage.count(),
                usage.lastUsed() == null ? null : usage.lastUsed().toInstant(),
                action.createdBy(),
                action.createdAt().toInstant(),
                action.updatedAt().toInstant(),
                action.etag(reader));
    }
}

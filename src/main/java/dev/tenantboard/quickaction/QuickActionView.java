package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A quick action's definition as its readers see it. */
@Schema(description = "A quick action's definition.")
public record QuickActionView(
        @Schema(description = "Its id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "What its button says.", example = "New invoice")
        String name,

        @Schema(
                description = "What it does, in a sentence or two.",
                nullable = true,
                example = "Opens an empty invoice")
        String description,

        @Schema(description = "An icon's name.", example = "receipt")
        String icon,

        @Schema(description = "What it does.") ActionType actionType,

        @Schema(description = "Where it leads.", nullable = true, example = "/invoices/new")
        String targetUrl,

        @Schema(description = "The address to call.", nullable = true, example = "https://api.example.com/invoices")
        String apiEndpoint,

        @Schema(
                description = "The form to open, as a JSON Schema.",
                type = SchemaType.OBJECT,
                nullable = true,
                example = "{\"type\":\"object\"}")
        ObjectNode formConfig,

        @Schema(description = "A colour's name, or #rrggbb.", example = "blue")
        String color,

        @Schema(description = "Whether it may be run.") boolean isEnabled,

        @Schema(description = "Its place among the actions, smallest first.", example = "0")
        int sortOrder,

        @Schema(description = "The roles that may run it; none: every role.")
        List<Role> requiredRole,

        @Schema(description = "The tiers whose organizations may run it; none: every tier.")
        List<Tier> requiredTier,

        @Schema(description = "Whether it is the platform's, offered to every organization.")
        boolean isSystem,

        @Schema(
                description =
                        "How often it was run in the organization. It moves without the entity tag, which is the definition's.",
                example = "12")
        int usageCount,

        @Schema(description = "When it was last run in the organization; null if never.", nullable = true)
        Instant lastUsed,

        @Schema(
                description = "The id of the user who created it; null if that user is gone.",
                nullable = true,
                example = "cm4qz2x1a0007")
        String createdBy,

        @Schema(description = "When it was created.") Instant createdAt,

        @Schema(description = "When its definition last changed.")
        Instant updatedAt,

        @Schema(description = "Its entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
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
                usage.last() == null ? null : usage.last().toInstant(),
                action.createdBy(),
                action.createdAt().toInstant(),
                action.updatedAt().toInstant(),
                action.etag(reader));
    }
}

package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import dev.tenantboard.definition.Color;
import dev.tenantboard.definition.Icon;
import dev.tenantboard.http.DocumentSize;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client says of a quick action: all of it when it creates or replaces one, a part of it in a merge patch. */
@ValidTarget
@Schema(description = "What a client says of a quick action.")
public record QuickActionDefinition(
        @Schema(description = "What its button says.", required = true, example = "New invoice")
        @NotBlank
        @Size(max = 255)
        String name,

        @Schema(description = "What it does, in a sentence or two.") @Size(max = 10_000)
        String description,

        @Schema(description = "An icon's name.", required = true, example = "receipt") @NotNull @Icon
        String icon,

        @Schema(description = "What it does.", required = true) @NotNull
        ActionType actionType,

        @Schema(
                description = "Where it leads: a path on the same origin for NAVIGATION, an http or https address for"
                        + " EXTERNAL_LINK; required for both.",
                example = "/invoices/new")
        @Size(max = 500)
        String targetUrl,

        @Schema(description = "The http or https address to call; required for API_CALL and WORKFLOW_TRIGGER.")
        @Size(max = 500)
        String apiEndpoint,

        @Schema(
                description = FORM,
                type = SchemaType.OBJECT,
                example = "{\"type\":\"object\",\"title\":\"New invoice\",\"required\":[\"customer\"],"
                        + "\"additionalProperties\":false,\"properties\":{"
                        + "\"customer\":{\"type\":\"string\",\"title\":\"Customer\",\"maxLength\":100},"
                        + "\"amount\":{\"type\":\"number\",\"title\":\"Amount\",\"minimum\":0}}}")
        @DocumentSize
        ObjectNode formConfig,

        @Schema(description = "A colour's name, or #rrggbb.", defaultValue = "blue") @Color
        String color,

        @Schema(description = "Whether it may be run.", defaultValue = "true")
        Boolean isEnabled,

        @Schema(description = "Its place among the actions, smallest first.", defaultValue = "0")
        Integer sortOrder,

        @Schema(description = "The roles that may run it; none: every role.", example = "[]") @Size(max = 4)
        List<@NotNull Role> requiredRole,

        @Schema(description = "The tiers whose organizations may run it; none: every tier.", example = "[]")
        @Size(max = 6)
        List<@NotNull Tier> requiredTier) {

    private static final String FORM =
            "The form to open, as a JSON Schema (2020-12) of what is filled in, whose type is"
                    + " object; required for MODAL_FORM. What is filled in is held to it when the action is executed. It refers to its"
                    + " own $defs only ($ref: #/$defs/<name>) and not in circles; $id, $anchor, $dynamicRef, dependencies and unevaluated..."
                    + " are refused; patterns are RE2's, with at most 256 optional repetitions in one place; format is asserted and one of date, time, date-time, email, uri, uuid, time-zone,"
                    + " target-url; with references written out it has at most 1,000 schemas, nested at most 100 deep, and at most 25,000 when multiplied by"
                    + " the values that are filled in. Keywords that the draft does not know"
                    + " are annotations, for a front end to use; errorMessage beside a keyword is what an error says.";

    public QuickActionDefinition {
        color = color == null ? "blue" : color;
        isEnabled = isEnabled == null ? Boolean.TRUE : isEnabled;
        sortOrder = sortOrder == null ? Integer.valueOf(0) : sortOrder;
        requiredRole = requiredRole == null ? List.of() : requiredRole;
        requiredTier = requiredTier == null ? List.of() : requiredTier;
    }
}

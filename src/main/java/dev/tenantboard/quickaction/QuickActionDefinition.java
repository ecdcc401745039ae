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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fields of a quick action that a client writes: all when it creates or replaces one, some in a merge patch. */
@ValidTarget
@Schema(description = "The definition of a quick action, as a client writes it.")
public record QuickActionDefinition(
        @Schema(description = "The text of the button.", required = true, example = "New invoice")
        @NotBlank
        @Size(max = 255)
        String name,

        @Schema(description = "What the action does, in one or two sentences.") @Size(max = 10_000)
        String description,

        @Schema(description = "The name of an icon.", defaultValue = "bolt", example = "receipt") @Icon
        String icon,

        @Schema(description = "The type of the action.", required = true) @NotNull
        ActionType actionType,

        @Schema(
                description = "Where the client navigates: a path on the same origin for NAVIGATION, an http or https"
                        + " address for EXTERNAL_LINK. Required for both.",
                example = "/invoices/new")
        @Size(max = 500)
        String targetUrl,

        @Schema(
                description =
                        "The http or https address that the server calls. Required for API_CALL and"
                                + " WORKFLOW_TRIGGER. The operator must allow it, unless the type is NAVIGATION or EXTERNAL_LINK.")
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

        @Schema(description = "The name of a colour, or #rrggbb.", defaultValue = "blue") @Color
        String color,

        @Schema(description = "Whether the action may be executed.", defaultValue = "true")
        Boolean isEnabled,

        @Schema(description = "The sort key of the action. Smaller numbers are first.", defaultValue = "0")
        Integer sortOrder,

        @Schema(description = "The roles that may execute the action. If empty, all roles.", example = "[]")
        @Size(max = 4)
        List<@NotNull Role> requiredRole,

        @Schema(
                description = "The tiers of organizations that may execute the action. If empty, all tiers.",
                example = "[]")
        @Size(max = 6)
        List<@NotNull Tier> requiredTier) {

    private static final String FORM =
            "The form to open, as a JSON Schema (2020-12) of the input, with type object. Required for MODAL_FORM. Each"
                    + " execution validates the input by it. References are only to the schema's own $defs ($ref:"
                    + " #/$defs/<name>) and not recursive. $id, $anchor, $dynamicRef, dependencies and unevaluated..."
                    + " are refused. Patterns have the syntax of RE2, with at most 256 optional repetitions at one"
                    + " position. format is validated and one of date, time, date-time, email, uri, uuid, time-zone,"
                    + " target-url. With expanded references, the form has at most 1,000 schemas, at most 100 levels,"
                    + " and at most 25,000 schemas multiplied by the values of the input. Unknown keywords are"
                    + " annotations for front ends. errorMessage beside a keyword is the text of its error. Runs keep the"
                    + " input of a MODAL_FORM without apiEndpoint, but no field with writeOnly: true or with an annotation"
                    + " whose value is password.";

    public QuickActionDefinition {
        icon = icon == null ? "bolt" : icon;
        color = color == null ? "blue" : color;
        isEnabled = isEnabled == null ? Boolean.TRUE : isEnabled;
        sortOrder = sortOrder == null ? Integer.valueOf(0) : sortOrder;
        requiredRole = requiredRole == null ? List.of() : requiredRole;
        requiredTier = requiredTier == null ? List.of() : requiredTier;
    }

    /** Returns the address that an execution calls, or empty if it calls none. */
    Optional<String> calledEndpoint() {
        return actionType.onlyNavigates() ? Optional.empty() : Optional.ofNullable(apiEndpoint);
    }
}

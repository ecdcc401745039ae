package dev.tenantboard.dashboard;

import dev.tenantboard.access.Tier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A new template.")
public record NewTemplate(
        @Schema(description = "The name, which never changes.", required = true, example = "sales-team")
        @NotNull
        @Size(max = 80)
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "must be small letters, digits and -")
        String name,

        @Schema(
                description = "The dashboard. It refers only to its own rows by key, and to rows of the platform.",
                required = true)
        @NotNull
        @Valid
        Bundle bundle,

        @Schema(
                description =
                        "The tiers whose organizations get this template once, when an empty dashboard is opened. A"
                                + " tier has at most one such template.",
                example = "[]")
        @Size(max = 6)
        List<@NotNull Tier> defaultOf) {

    TemplateDefinition definition() {
        return new TemplateDefinition(bundle, defaultOf);
    }
}

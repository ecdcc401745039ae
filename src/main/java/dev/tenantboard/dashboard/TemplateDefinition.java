package dev.tenantboard.dashboard;

import dev.tenantboard.access.Tier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a template contains, as the platform's administrator writes it.")
public record TemplateDefinition(
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

    public TemplateDefinition {
        defaultOf =
                defaultOf == null ? List.of() : defaultOf.stream().distinct().toList();
    }
}

package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.PermissionName;
import dev.tenantboard.http.DocumentSize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client says of a widget: all of it when it creates or replaces one, a part of it in a merge patch. */
@ValidConfig
@Schema(description = "What a client says of a widget.")
public record WidgetDefinition(
        @Schema(description = "Its name for those who arrange the dashboard.", required = true, example = "Open deals")
        @NotBlank
        @Size(max = 255)
        String name,

        @Schema(description = "What it shows.", required = true) @NotNull
        WidgetType type,

        @Schema(
                description = "How it shows it: presentation only. It is held to the schema of the type, which"
                        + " /widget-types/{type} gives; {} is good for every type but MODULE_SHORTCUTS.",
                type = SchemaType.OBJECT,
                required = true,
                example = "{\"color\":\"blue\"}")
        @NotNull
        @DocumentSize
        ObjectNode config,

        @Schema(description = "Its place on the dashboard until a user moves it.", required = true) @NotNull @Valid
        Position position,

        @Schema(
                description = "Where its data comes from: metric:<id>, activities, quick-actions or dataset:<name>.",
                example = "activities")
        @Size(max = 255)
        @Pattern(
                regexp = "metric:\\S+|activities|quick-actions|dataset:[A-Za-z_][A-Za-z0-9_]*",
                message = "must be metric:<id>, activities, quick-actions or dataset:<name>")
        String dataSource,

        @Schema(description = "Seconds after which its data is asked for again.", defaultValue = "300") @Min(1)
        Integer refreshRate,

        @Schema(description = "Whether the dashboard shows it.", defaultValue = "true")
        Boolean isVisible,

        @Schema(description = "Its heading on the dashboard.", example = "Open deals") @Size(max = 255)
        String title,

        @Schema(description = "The kind of chart, for those that draw one.", example = "line") @Size(max = 100)
        String chartType,

        @Schema(description = "The permissions that a member needs, all of them, to see it.", example = "[]")
        @Size(max = 50)
        List<@PermissionName String> permissions) {

    public WidgetDefinition {
        refreshRate = refreshRate == null ? Integer.valueOf(300) : refreshRate;
        isVisible = isVisible == null ? Boolean.TRUE : isVisible;
        permissions = permissions == null ? List.of() : permissions;
    }

    /** The id of the metric it shows, if it shows one. */
    Optional<String> metricId() {
        return metricId(dataSource);
    }

    static Optional<String> metricId(String dataSource) {
        return named("metric:", dataSource);
    }

    /** The name of the dataset it shows, if it shows one. */
    Optional<String> dataset() {
        return dataset(dataSource);
    }

    static Optional<String> dataset(String dataSource) {
        return named("dataset:", dataSource);
    }

    private static Optional<String> named(String kind, String dataSource) {
        return Optional.ofNullable(dataSource)
                .filter(source -> source.startsWith(kind))
                .map(source -> source.substring(kind.length()));
    }
}

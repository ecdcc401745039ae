package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.PermissionName;
import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.http.DocumentSize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fields of a widget that a client writes: all when it creates or replaces one, some in a merge patch. */
@ValidConfig
@Schema(description = "The definition of a widget, as a client writes it.")
public record WidgetDefinition(
        @Schema(
                description = "The name, for users that arrange the dashboard.",
                required = true,
                example = "Open deals")
        @NotBlank
        @Size(max = 255)
        String name,

        @Schema(description = "The type of the widget.", required = true) @NotNull
        WidgetType type,

        @Schema(
                description = "The presentation. It must match the schema of the type, see /widget-types/{type}. {} is"
                        + " valid for every type except MODULE_SHORTCUTS. The currencies, quick actions, measures, groups"
                        + " and fields that it names must exist.",
                ref = "WidgetConfig",
                required = true,
                example = "{\"color\":\"blue\"}")
        @NotNull
        @DocumentSize
        ObjectNode config,

        @Schema(
                description =
                        "The default position on the dashboard. Each user can move the widget. The position may be"
                                + " taken: a dashboard then shows the widget at the next free place below.",
                required = true)
        @NotNull
        @Valid
        Position position,

        @Schema(
                description = "The source of the data: metric:<id>, activities, quick-actions or dataset:<name>.",
                example = "activities")
        @Size(max = 255)
        @Pattern(
                regexp = "metric:\\S+|activities|quick-actions|dataset:[A-Za-z_][A-Za-z0-9_]*",
                message = "must be metric:<id>, activities, quick-actions or dataset:<name>")
        String dataSource,

        @Schema(description = "The interval in seconds at which clients should reload the data.", defaultValue = "300")
        @Min(1)
        Integer refreshRate,

        @Schema(description = "Whether the dashboard shows the widget.", defaultValue = "true")
        Boolean isVisible,

        @Schema(description = "The heading on the dashboard.", example = "Open deals") @Size(max = 255)
        String title,

        @Schema(
                description = "The kind of chart, for types that draw one.",
                pattern = "^(?:" + KnownNames.CHART_TYPES + ")$",
                example = "line")
        @Size(max = 100)
        String chartType,

        @Schema(
                description = "The permissions that a member needs to see the widget. All are required.",
                example = "[]")
        @Size(max = 50)
        List<@PermissionName String> permissions) {

    public WidgetDefinition {
        refreshRate = refreshRate == null ? Integer.valueOf(300) : refreshRate;
        isVisible = isVisible == null ? Boolean.TRUE : isVisible;
        permissions = permissions == null ? List.of() : permissions;
    }

    /** Returns the same definition with references to other rows. */
    public WidgetDefinition referringTo(String otherSource, ObjectNode otherConfig) {
        return new WidgetDefinition(
                name, type, otherConfig, position, otherSource, refreshRate, isVisible, title, chartType, permissions);
    }

    /** Returns the id of the metric that is the data source, or empty. */
    public Optional<String> metricId() {
        return named("metric:");
    }

    /** Returns the name of the dataset that is the data source, or empty. */
    public Optional<String> dataset() {
        return named("dataset:");
    }

    private Optional<String> named(String kind) {
        return Optional.ofNullable(dataSource)
                .filter(source -> source.startsWith(kind))
                .map(source -> source.substring(kind.length()));
    }
}

package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.PermissionName;
import dev.tenantboard.definition.Color;
import dev.tenantboard.definition.Icon;
import dev.tenantboard.http.DocumentSize;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric as clients write it: whole to create or replace it, in parts as a merge patch. */
@Schema(description = "What a client says of a metric.")
public record MetricDefinition(
        @Schema(description = "Its name.", required = true, example = "Critical events this month")
        @NotBlank
        @Size(max = 255)
        String name,

        @Schema(description = "What it is about.", required = true) @NotNull
        MetricCategory category,

        @Schema(
                description = "The query document that computes it, as GET /dashboard/metric-query-schema describes.",
                type = SchemaType.OBJECT,
                required = true,
                example =
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\"}")
        @NotNull
        @DocumentSize(max = 16 * 1024)
        ObjectNode query,

        @Schema(description = "The unit of its value, as it is shown.", example = "events") @Size(max = 50)
        String unit,

        @Schema(description = "How its value is written.", defaultValue = "number", example = "number") @Size(max = 50)
        String format,

        @Schema(description = "The value to reach, in the metric's unit.", example = "10")
        Double targetValue,

        @Schema(
                description = "The value from which it is a warning; lower is worse if critical is below it.",
                example = "50")
        Double warningThreshold,

        @Schema(description = "The value from which it is critical.", example = "100")
        Double criticalThreshold,

        @Schema(description = "The kind of chart that shows it.", example = "line") @Size(max = 100)
        String chartType,

        @Schema(description = "A colour's name, or #rrggbb.", defaultValue = "blue") @Color
        String color,

        @Schema(description = "An icon's name.", example = "chart") @Icon
        String icon,

        @Schema(
                description = "The permissions that a member needs, all of them, to see it.",
                example = "[\"metrics:read\"]")
        @Size(max = 50)
        List<@PermissionName String> permissions,

        @Schema(description = "Seconds for which a value is fresh.", defaultValue = "300") @Min(1)
        Integer refreshRate) {

    public MetricDefinition {
        format = format == null ? "number" : format;
        color = color == null ? "blue" : color;
        permissions = permissions == null ? List.of() : permissions;
        refreshRate = refreshRate == null ? Integer.valueOf(300) : refreshRate;
    }
}

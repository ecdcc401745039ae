package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.PermissionName;
import dev.tenantboard.definition.Color;
import dev.tenantboard.definition.Icon;
import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.http.WholeBody;
import dev.tenantboard.metric.query.QueryNulls;
import dev.tenantboard.metric.query.QuerySyntax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric as clients write it: whole to create or replace it, in parts as a merge patch. */
@Schema(description = "The definition of a metric, as a client writes it.")
public record MetricDefinition(
        @Schema(description = "Its name.", required = true, example = "Critical events this month")
        @NotBlank
        @Size(max = 255)
        String name,

        @Schema(description = "The category of the metric.", required = true) @NotNull
        MetricCategory category,

        @Schema(
                description = "The query document, in the format of GET /dashboard/metric-query-schema.",
                ref = "MetricQuery",
                required = true,
                example =
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\","
                                + "\"rows\":{\"fields\":[{\"field\":\"createdAt\"},{\"field\":\"title\"}]}}")
        @NotNull
        @QuerySyntax(groups = WholeBody.class)
        ObjectNode query,

        @Schema(
                description =
                        "The unit of the value, for display. With the format currency, it is a code of ISO 4217, such"
                                + " as EUR.",
                example = "events")
        @Size(max = 50)
        String unit,

        @Schema(
                description = "The format of the value.",
                pattern = "^(?:" + KnownNames.FORMATS + ")$",
                defaultValue = "number",
                example = "number")
        @Size(max = 50)
        String format,

        @Schema(description = "The target value, in the metric's unit.", example = "10")
        Double targetValue,

        @Schema(
                description = "The value at which the status becomes WARNING. If the critical threshold is below"
                        + " it, lower values are worse.",
                example = "50")
        Double warningThreshold,

        @Schema(description = "The value at which the status becomes CRITICAL.", example = "100")
        Double criticalThreshold,

        @Schema(description = "The kind of chart.", pattern = "^(?:" + KnownNames.CHART_TYPES + ")$", example = "line")
        @Size(max = 100)
        String chartType,

        @Schema(description = "The name of a colour, or #rrggbb.", defaultValue = "blue") @Color
        String color,

        @Schema(description = "The name of an icon.", example = "chart") @Icon
        String icon,

        @Schema(
                description = "The permissions that a member needs to read the metric. All are required.",
                example = "[\"metrics:read\"]")
        @Size(max = 50)
        List<@PermissionName String> permissions,

        @Schema(description = "The time in seconds for which a value is fresh.", defaultValue = "300") @Min(1)
        Integer refreshRate) {

    public MetricDefinition {
        query = QueryNulls.removed(query);
        format = format == null ? "number" : format;
        color = color == null ? "blue" : color;
        permissions = permissions == null ? List.of() : permissions;
        refreshRate = refreshRate == null ? Integer.valueOf(300) : refreshRate;
    }

    /** Returns the same definition with another query. */
    public MetricDefinition withQuery(ObjectNode other) {
        return new MetricDefinition(
                name,
                category,
                other,
                unit,
                format,
                targetValue,
                warningThreshold,
                criticalThreshold,
                chartType,
                color,
                icon,
                permissions,
                refreshRate);
    }

    MetricPresentation presentation() {
        return new MetricPresentation(chartType, format, unit);
    }
}

package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.PermissionName;
import dev.tenantboard.definition.Color;
import dev.tenantboard.definition.Icon;
import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.http.WholeBody;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricPresentation;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.QueryNulls;
import dev.tenantboard.metric.query.QuerySyntax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A metric that is not stored, for a preview. It has the fields of a definition, so that an editor can send its draft as it
 * is. Only the query is required. The value depends on the query, the target and the thresholds.
 */
@Schema(description = "A metric that is not stored: the fields of a definition, of which only the query is required.")
public record MetricDraft(
        @Schema(
                description = "The query document.",
                ref = "MetricQuery",
                required = true,
                example =
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\"}")
        @NotNull
        @QuerySyntax(groups = WholeBody.class)
        ObjectNode query,

        @Schema(description = "The target value.", example = "10")
        Double targetValue,

        @Schema(
                description = "The value at which the status becomes WARNING. If the critical threshold is below"
                        + " it, lower values are worse.",
                example = "50")
        Double warningThreshold,

        @Schema(description = "The value at which the status becomes CRITICAL.", example = "100")
        Double criticalThreshold,

        @Schema(description = "The name. A draft may have none.", example = "Critical events this month")
        @Size(max = 255)
        String name,

        @Schema(description = "The category.") MetricCategory category,

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
                example = "number")
        @Size(max = 50)
        String format,

        @Schema(description = "The kind of chart.", pattern = "^(?:" + KnownNames.CHART_TYPES + ")$", example = "line")
        @Size(max = 100)
        String chartType,

        @Schema(description = "The name of a colour, or #rrggbb.", example = "blue") @Color
        String color,

        @Schema(description = "The name of an icon.", example = "chart") @Icon
        String icon,

        @Schema(description = "The permissions that a member would need to read the metric.", example = "[]")
        @Size(max = 50)
        List<@PermissionName String> permissions,

        @Schema(description = "The time in seconds for which a value would be fresh.", example = "300") @Min(1)
        Integer refreshRate) {

    public MetricDraft {
        query = QueryNulls.removed(query);
    }

    MetricPresentation presentation() {
        return new MetricPresentation(chartType, format, unit);
    }

    Thresholds thresholds() {
        return new Thresholds(targetValue, warningThreshold, criticalThreshold);
    }
}

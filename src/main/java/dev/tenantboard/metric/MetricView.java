package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric's definition in responses. */
@Schema(description = "A metric's definition.")
public record MetricView(
        @Schema(description = "Its id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "Its name.", example = "Critical events this month")
        String name,

        @Schema(description = "What it is about.") MetricCategory category,

        @Schema(
                description = "The query document that computes it, as GET /dashboard/metric-query-schema describes.",
                type = SchemaType.OBJECT,
                example =
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\"}")
        ObjectNode query,

        @Schema(description = "The unit of its value.", nullable = true, example = "events")
        String unit,

        @Schema(description = "How its value is written.", example = "number")
        String format,

        @Schema(description = "The value to reach.", nullable = true, example = "10")
        Double targetValue,

        @Schema(description = "The value from which it is a warning.", nullable = true, example = "50")
        Double warningThreshold,

        @Schema(description = "The value from which it is critical.", nullable = true, example = "100")
        Double criticalThreshold,

        @Schema(description = "The kind of chart that shows it.", nullable = true, example = "line")
        String chartType,

        @Schema(description = "A colour's name, or #rrggbb.", example = "blue")
        String color,

        @Schema(description = "An icon's name.", nullable = true, example = "chart")
        String icon,

        @Schema(description = "The permissions that a member needs to see it.", example = "[\"metrics:read\"]")
        List<String> permissions,

        @Schema(description = "Seconds for which a value is fresh.", example = "300")
        int refreshRate,

        @Schema(description = "Whether it is the platform's, offered to every organization.")
        boolean isSystem,

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

    static MetricView of(DashboardMetric metric, Caller reader) {
        MetricDefinition definition = metric.definition();
        return new MetricView(
                metric.id(),
                definition.name(),
                definition.category(),
                definition.query(),
                definition.unit(),
                definition.format(),
                definition.targetValue(),
                definition.warningThreshold(),
                definition.criticalThreshold(),
                definition.chartType(),
                definition.color(),
                definition.icon(),
                definition.permissions(),
                definition.refreshRate(),
                metric.organizationId() == null,
                metric.createdBy(),
                metric.createdAt().toInstant(),
                metric.updatedAt().toInstant(),
                metric.etag(reader));
    }
}

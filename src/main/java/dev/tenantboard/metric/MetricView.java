package dev.tenantboard.metric;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A metric's definition in responses. */
@Schema(description = "A metric's definition.")
public record MetricView(
        @Schema(description = "Its id.", example = "cm4qz2x1a0001")
        String id,

        @JsonUnwrapped
        @Schema(
                properties = {
                    @SchemaProperty(name = "unit", description = "The unit of its value."),
                    @SchemaProperty(name = "targetValue", description = "The value to reach."),
                    @SchemaProperty(name = "warningThreshold", description = "The value from which it is a warning."),
                    @SchemaProperty(name = "color", example = "blue"),
                    @SchemaProperty(
                            name = "permissions",
                            description = "The permissions that a member needs to see it."),
                    @SchemaProperty(name = "refreshRate", example = "300")
                })
        MetricDefinition definition,

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
        return new MetricView(
                metric.id(),
                metric.definition(),
                metric.organizationId() == null,
                metric.createdBy(),
                metric.createdAt().toInstant(),
                metric.updatedAt().toInstant(),
                metric.etag(reader));
    }
}

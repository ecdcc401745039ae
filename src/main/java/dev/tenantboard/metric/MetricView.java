package dev.tenantboard.metric;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.organization.Person;
import dev.tenantboard.organization.Unnamed;
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
                    @SchemaProperty(name = "unit", description = "The unit of the value."),
                    @SchemaProperty(name = "targetValue", description = "The target value."),
                    @SchemaProperty(
                            name = "warningThreshold",
                            description = "The value at which the status becomes WARNING."),
                    @SchemaProperty(name = "color", example = "blue"),
                    @SchemaProperty(
                            name = "permissions",
                            description = "The permissions that a member needs to read the metric. All are required."),
                    @SchemaProperty(name = "refreshRate", example = "300")
                })
        MetricDefinition definition,

        @Schema(description = "Whether the metric belongs to the platform, which offers it to every organization.")
        boolean isSystem,

        @Schema(
                description = "The id of the user that created the metric; null if that user was deleted.",
                nullable = true,
                example = "cm4qz2x1a0007")
        String createdBy,

        @Schema(
                description =
                        "The user that created the metric; null for a metric of the platform, and if that user was deleted.",
                nullable = true)
        Person creator,

        @Schema(description = "The time of creation.") Instant createdAt,

        @Schema(description = "The time of the latest change of the definition.")
        Instant updatedAt,

        @Schema(description = "The entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /** The entity tag covers only the definition: the creator's name and picture do not change it. */
    static Unnamed<MetricView> of(DashboardMetric metric, Caller reader) {
        return metric.byCreator(creator -> new MetricView(
                metric.id(),
                metric.definition(),
                metric.organizationId() == null,
                metric.createdBy(),
                creator,
                metric.createdAt().toInstant(),
                metric.updatedAt().toInstant(),
                metric.etag(reader)));
    }
}

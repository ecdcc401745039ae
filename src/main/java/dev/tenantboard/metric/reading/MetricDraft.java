package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The part of a metric that a preview needs. */
@Schema(description = "The fields of a metric that a preview needs.")
public record MetricDraft(
        @Schema(
                description = "The query document.",
                type = SchemaType.OBJECT,
                required = true,
                example =
                        "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\"}")
        @NotNull
        @DocumentSize(max = 16 * 1024)
        ObjectNode query,

        @Schema(description = "The target value.", example = "10")
        Double targetValue,

        @Schema(
                description = "The value at which the status becomes WARNING. If the critical threshold is below"
                        + " it, lower values are worse.",
                example = "50")
        Double warningThreshold,

        @Schema(description = "The value at which the status becomes CRITICAL.", example = "100")
        Double criticalThreshold) {

    Thresholds thresholds() {
        return new Thresholds(targetValue, warningThreshold, criticalThreshold);
    }
}

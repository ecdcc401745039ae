package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.PastValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A past value of a metric. */
@Schema(description = "A value that a metric had.")
public record PastValueView(
        @Schema(description = "When it was calculated.") Instant calculatedAt,

        @Schema(
                description = "The value; null if there was nothing to calculate.",
                nullable = true,
                example = "48210.5")
        Double value,

        @Schema(description = "What the metric was judged to be with it.")
        MetricStatus status) {

    static PastValueView of(PastValue past) {
        return new PastValueView(past.calculatedAt().toInstant(), past.value(), past.status());
    }
}

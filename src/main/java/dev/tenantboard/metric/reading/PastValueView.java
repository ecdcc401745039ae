package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.PastValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A past value of a metric. */
@Schema(description = "A past value of a metric.")
public record PastValueView(
        @Schema(description = "The time of the calculation.")
        Instant calculatedAt,

        @Schema(description = "The value; null if there was no data.", nullable = true, example = "48210.5")
        Double value,

        @Schema(description = "The status of the metric with this value.")
        MetricStatus status) {

    static PastValueView of(PastValue past) {
        return new PastValueView(past.calculatedAt().toInstant(), past.value(), past.status());
    }
}

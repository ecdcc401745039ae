package dev.tenantboard.metric.reading;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Metrics to calculate now. */
@Schema(description = "Metrics that are to be calculated now.")
public record RequestedMetrics(
        @Schema(description = "Their ids.", required = true, example = "[\"cm4qz2x1a0003\"]")
        @NotNull
        @Size(min = 1, max = 50)
        List<@NotNull @Size(min = 1, max = 100) String> ids) {}

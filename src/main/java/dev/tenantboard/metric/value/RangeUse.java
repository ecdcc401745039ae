package dev.tenantboard.metric.value;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a metric makes of the range and the filters of a dashboard. */
@Schema(description = "How a metric uses the requested range and filters.")
public record RangeUse(
        @Schema(description = "The window of the value; null if no range was requested.", nullable = true)
        UsedWindow window,

        @Schema(
                description = "The fields of the filters that apply to the value.",
                maxItems = 2,
                example = "[\"entityType\"]")
        List<String> filtered,

        @Schema(
                description =
                        "The fields of the filters that do not apply, because a dataset of the metric does not have"
                                + " them.",
                maxItems = 2,
                example = "[]")
        List<String> notFiltered) {

    @Schema(
            description = "The window of a value. REQUESTED: the requested range. OWN: the metric keeps its window, as"
                    + " its query says. NONE: the query has no time, so that it reads all rows.")
    public enum UsedWindow {
        REQUESTED,
        OWN,
        NONE
    }
}

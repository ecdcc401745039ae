package dev.tenantboard.metric.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit of the calendar. Windows are counted in units, and the grain of a series is a unit. */
@Schema(description = "A unit of the calendar.")
public enum Unit {
    @JsonProperty("minute")
    MINUTE,
    @JsonProperty("hour")
    HOUR,
    @JsonProperty("day")
    DAY,
    @JsonProperty("week")
    WEEK,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("quarter")
    QUARTER,
    @JsonProperty("year")
    YEAR
}

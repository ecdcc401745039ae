package dev.tenantboard.metric.time;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A unit of the calendar: of windows, and as the grain of a series. */
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

package dev.tenantboard.metric.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the values of a field are to a query. */
public enum ValueType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("time")
    TIME,
    /** A JSON object, whose keys are fields of the types that a query states: {@code metadata.amount}. */
    @JsonProperty("document")
    DOCUMENT
}

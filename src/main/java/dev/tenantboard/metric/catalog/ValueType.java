package dev.tenantboard.metric.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The type of a field's values in queries. */
public enum ValueType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("time")
    TIME,
    /** A JSON object. Its keys are fields of the types that a query states: {@code metadata.amount}. */
    @JsonProperty("document")
    DOCUMENT
}

package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.metric.query.QueryNulls;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A query of rows, as a client writes it. The JSON Schema of queries defines it, and not a record. */
public record RowsBody(
        @JsonValue @Schema(description = "Selects rows of a dataset.", ref = "MetricQueryRowsQuery") @NotNull
        ObjectNode query) {

    /** A field that is null is absent, as in other bodies. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RowsBody of(ObjectNode query) {
        return new RowsBody(QueryNulls.removed(query));
    }
}

package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads queries of rows. As for metrics, the schema is checked first, and then the catalog. */
final class RowsQueryReader {

    private final Dataset dataset;
    private final ZoneId usualZone;

    RowsQueryReader(Dataset dataset, ZoneId usualZone) {
        this.dataset = dataset;
        this.usualZone = usualZone;
    }

    /**
     * Reads a document, which is the whole body of a request.
     *
     * @throws ProblemException 422 with a pointer for each error
     */
    RowsQuery read(JsonNode document) {
        List<ProblemError> errors = new ArrayList<>(QuerySchema.errorsOfRows(document, ""));
        if (errors.isEmpty()) {
            RowsQuery query = read(new JsonCursor(document, "", errors));
            if (errors.isEmpty()) {
                return query;
            }
        }
        throw ProblemException.invalid(errors.stream().limit(ProblemError.MAX).toList());
    }

    private RowsQuery read(JsonCursor body) {
        var fields = new FieldReader(dataset);
        var rows = new RowFieldReader(fields);
        TimeClause time = new TimeReader(fields, usualZone).read(body.at("time"));
        return new RowsQuery(
                dataset,
                body.at("fields").exists() ? rows.fields(body.at("fields")) : RowsQuery.fieldsOf(dataset),
                ConditionReader.read(body.at("where"), fields),
                time,
                time == null ? ZoneOffset.UTC : time.calendar().zone(),
                body.at("orderBy").exists() ? rows.order(body.at("orderBy")) : RowsQuery.newestFirst(time),
                body.at("limit").exists() ? body.at("limit").node().intValue() : null,
                body.at("cursor").text());
    }
}

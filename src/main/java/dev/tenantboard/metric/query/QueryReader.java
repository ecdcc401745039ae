package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads query documents. The schema is checked first, then the catalog and the rules within the document. */
public final class QueryReader {

    private static final int MAX_ERRORS = 20;

    private final Function<String, Optional<Dataset>> datasets;
    private final UnaryOperator<String> absence;
    private final ZoneId zone;

    /**
     * Creates a reader.
     *
     * @param datasets finds a dataset by its name
     * @param absence why there is no dataset with a name
     * @param zone the zone of queries that have none
     */
    public QueryReader(Function<String, Optional<Dataset>> datasets, UnaryOperator<String> absence, ZoneId zone) {
        this.datasets = datasets;
        this.absence = absence;
        this.zone = zone;
    }

    /** Creates a reader for a fixed catalog. */
    public static QueryReader over(List<Dataset> datasets, ZoneId zone) {
        return new QueryReader(
                name -> datasets.stream()
                        .filter(dataset -> dataset.name().equals(name))
                        .findFirst(),
                name -> "is not a dataset; there are "
                        + datasets.stream().map(Dataset::name).sorted().collect(Collectors.joining(", ")),
                zone);
    }

    /**
     * Reads a document.
     *
     * @param pointer the position of the document in the request, as a JSON pointer
     * @throws ProblemException 422 with a pointer for each error
     */
    public QueryDocument read(JsonNode document, String pointer) {
        List<ProblemError> errors = new ArrayList<>(QuerySchema.errors(document, pointer));
        if (errors.isEmpty()) {
            QueryDocument query = read(new JsonCursor(document, pointer, errors));
            if (errors.isEmpty()) {
                return query;
            }
        }
        throw ProblemException.invalid(errors.stream().limit(MAX_ERRORS).toList());
    }

    private QueryDocument read(JsonCursor document) {
        return document.at("inputs").exists() ? composite(document) : query(document);
    }

    /** Returns the query at the cursor, or null if its dataset does not exist. */
    private DatasetQuery query(JsonCursor cursor) {
        JsonCursor name = cursor.at("dataset");
        Optional<Dataset> dataset = datasets.apply(name.text());
        if (dataset.isEmpty()) {
            name.wrong(absence.apply(name.text()));
        }
        return dataset.map(known -> new DatasetQueryReader(known, zone).read(cursor))
                .orElse(null);
    }

    private CompositeQuery composite(JsonCursor document) {
        var names = new Names();
        Map<String, CompositeQuery.Input> inputs = new LinkedHashMap<>();
        JsonCursor cursors = document.at("inputs");
        cursors.node().fieldNames().forEachRemaining(name -> {
            names.number(name, cursors.at(name));
            inputs.put(name, input(cursors.at(name)));
        });
        List<NamedFormula> formulas = new FormulaReader(names).read(document.at("formulas"));
        JsonCursor value = document.at("value");
        value.demand(names.isNumber(value.text()), "must be one of " + names.listed());
        return new CompositeQuery(inputs, formulas, value.text());
    }

    private CompositeQuery.Input input(JsonCursor cursor) {
        JsonCursor metric = cursor.at("metric");
        return metric.exists()
                ? new CompositeQuery.Input.OfMetric(metric.text())
                : new CompositeQuery.Input.OfQuery(query(cursor));
    }
}

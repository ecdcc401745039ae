package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a query of one dataset: a whole document, or an input of a composite. */
record DatasetQueryReader(Dataset dataset, ZoneId usualZone) {

    DatasetQuery read(JsonCursor query) {
        var names = new Names();
        var fields = new FieldReader(dataset);
        var measureReader = new MeasureReader(fields, names, query.at("time").exists());
        List<Measure> measures =
                query.at("measures").items().stream().map(measureReader::read).toList();
        Condition where = ConditionReader.read(query.at("where"), fields);
        TimeClause time = new TimeReader(fields, usualZone).read(query.at("time"));
        List<Comparison> compare = comparisons(query, names);
        List<NamedFormula> formulas = new FormulaReader(names).read(query.at("formulas"));
        var grouping = new GroupingReader(fields, names, ids(measures));
        return new DatasetQuery(
                dataset.name(),
                measures,
                where,
                time,
                compare,
                grouping.groupings(query.at("groupBy")),
                formulas,
                grouping.orders(query.at("orderBy")),
                grouping.limit(query.at("limit")),
                value(query, names),
                HistoryRule.metrics(dataset, where, query.at("where")));
    }

    private static List<Comparison> comparisons(JsonCursor query, Names names) {
        JsonCursor compare = query.at("compare");
        if (compare.exists()) {
            compare.demand(query.at("time").exists(), "needs time");
            compare.demand(query.at("value").exists(), "needs value: it is what is compared");
        }
        var reader = new ComparisonReader(names);
        return compare.items().stream().map(reader::read).toList();
    }

    private static Set<String> ids(List<Measure> measures) {
        return measures.stream().map(Measure::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String value(JsonCursor query, Names names) {
        JsonCursor value = query.at("value");
        if (value.exists()) {
            value.demand(names.isNumber(value.text()), "must be one of " + names.listed());
        } else {
            value.demand(query.at("groupBy").exists(), "is required unless the query is grouped");
        }
        return value.text();
    }
}

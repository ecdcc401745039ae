package dev.tenantboard.metric.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that rows are read with. Each expression is one column, however often it is used: a parameter that stood
 * twice would be two expressions to the database, and one could not group by it.
 */
final class Columns {

    private final Map<Sql, String> aliases = new LinkedHashMap<>();

    /** The alias of an expression's column. */
    Sql of(Sql expression) {
        return Sql.of("r." + aliases.computeIfAbsent(expression, added -> "c" + aliases.size()));
    }

    /** Their list for the select. */
    Sql list() {
        List<Sql> columns = aliases.entrySet().stream()
                .map(column -> Sql.of("%s as " + column.getValue(), column.getKey()))
                .toList();
        return columns.isEmpty() ? Sql.of("1 as c") : Sql.join(", ", columns);
    }
}

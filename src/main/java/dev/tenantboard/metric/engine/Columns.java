package dev.tenantboard.metric.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of the rows of a scan. Each expression becomes one column, even if it is used several times. A repeated
 * parameter would be two different expressions, and PostgreSQL could not group by it.
 */
final class Columns {

    private final Map<Sql, String> aliases = new LinkedHashMap<>();

    /** Returns the alias of the column with this expression. */
    Sql of(Sql expression) {
        return Sql.of("r." + aliases.computeIfAbsent(expression, added -> "c" + aliases.size()));
    }

    /** Returns the select list. */
    Sql list() {
        List<Sql> columns = aliases.entrySet().stream()
                .map(column -> Sql.of("%s as " + column.getValue(), column.getKey()))
                .toList();
        return columns.isEmpty() ? Sql.of("1 as c") : Sql.join(", ", columns);
    }
}

package dev.tenantboard.metric.engine;

import dev.tenantboard.persistence.Statements;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL with its parameters in order. The text contains only literals of this package and names of the
 * catalog. Values of documents are parameters.
 */
record Sql(String text, List<Object> parameters) {

    /** The placeholder of another piece in a template. */
    private static final String PLACE = "%s";

    /** An array parameter. */
    record Elements(String type, List<?> values) implements Statements.Parameter {
        @Override
        public void set(PreparedStatement statement, int index) throws SQLException {
            statement.setArray(index, statement.getConnection().createArrayOf(type, values.toArray()));
        }
    }

    /** Fills a template with pieces. */
    static Sql of(String template, Sql... pieces) {
        var text = new StringBuilder();
        var parameters = new ArrayList<>();
        int from = 0;
        for (Sql piece : pieces) {
            int at = template.indexOf(PLACE, from);
            text.append(template, from, at).append(piece.text);
            parameters.addAll(piece.parameters);
            from = at + PLACE.length();
        }
        return new Sql(text.append(template, from, template.length()).toString(), List.copyOf(parameters));
    }

    /** A parameter of a type. */
    static Sql value(Object value, String type) {
        return new Sql("?::" + type, List.of(value));
    }

    /** One parameter of an array type. */
    static Sql array(List<?> values, String type) {
        return new Sql("?::" + type + "[]", List.of(new Elements(type, values)));
    }

    /** A quoted name from the catalog. */
    static Sql name(String name) {
        return new Sql('"' + name.replace("\"", "\"\"") + '"', List.of());
    }

    static Sql join(String separator, List<Sql> pieces) {
        return new Sql(
                pieces.stream().map(Sql::text).collect(Collectors.joining(separator)),
                pieces.stream().flatMap(piece -> piece.parameters.stream()).toList());
    }

    static Sql join(String separator, Sql... pieces) {
        return join(separator, Arrays.asList(pieces));
    }
}

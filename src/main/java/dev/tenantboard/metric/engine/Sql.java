package dev.tenantboard.metric.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL with the values of its parameters, in order. Its text is made of literals of this package and names of the
 * catalog; what a document holds is a parameter.
 */
record Sql(String text, List<Object> parameters) {

    /** The place of another piece in a template. */
    private static final String PLACE = "%s";

    /** An array as a parameter. */
    record Elements(String type, List<?> values) {}

    /** A template with a piece in each place. */
    static Sql of(String template, Sql... pieces) {
        var text = new StringBuilder();
        var parameters = new ArrayList<>();
        int from = 0;
        for (Sql piece : pieces) {
            int place = template.indexOf(PLACE, from);
            text.append(template, from, place).append(piece.text);
            parameters.addAll(piece.parameters);
            from = place + PLACE.length();
        }
        return new Sql(text.append(template, from, template.length()).toString(), List.copyOf(parameters));
    }

    /** A value as a parameter of a type. */
    static Sql value(Object value, String type) {
        return new Sql("?::" + type, List.of(value));
    }

    /** Values as one parameter of an array type. */
    static Sql array(List<?> values, String type) {
        return new Sql("?::" + type + "[]", List.of(new Elements(type, values)));
    }

    /** A name as it was found in the catalog. */
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

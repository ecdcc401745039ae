package dev.tenantboard.metric.catalog;

import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.SourceView.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Converts views to datasets. */
final class ViewDatasets {

    /** The largest number of fields of a dataset. It bounds the response that lists them. */
    static final int MOST_FIELDS = 200;

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

    private static final Pattern WORD = Pattern.compile("_+([a-z0-9])");

    private static final Set<String> ORGANIZATION_TYPES = Set.of("text", "varchar", "bpchar", "uuid");

    private ViewDatasets() {}

    /** Returns the reason why a relation cannot be a dataset, or empty. */
    static Optional<String> refusal(SourceView view) {
        return Optional.ofNullable(reason(view));
    }

    private static String reason(SourceView view) {
        if (!view.kind().equals("v")) {
            return "It is not a view: no query isolates the rows of a materialized view, a table or a foreign table. Create a"
                    + " view of it, and revoke all privileges on it from the application role. Until then the server is not"
                    + " ready, and does not start.";
        }
        if (!isPlain(view.name())) {
            return "Its name is not plain: lower case letters, digits and _.";
        }
        if (!view.missing().isEmpty()) {
            return "It cannot be read: " + String.join("; ", view.missing()) + ";";
        }
        if (!view.unguarded().isEmpty()) {
            return "While it exists like this, the server is not ready, and does not start: "
                    + String.join("; ", view.unguarded()) + ";";
        }
        if (view.organization().isEmpty()) {
            return "It has no column organization_id.";
        }
        String type = view.organization().get().type();
        if (!ORGANIZATION_TYPES.contains(type)) {
            return "Its organization_id is of type " + type + ": cast it to text.";
        }
        return reasonInFields(view);
    }

    private static String reasonInFields(SourceView view) {
        List<Field> fields = fields(view);
        if (fields.isEmpty()) {
            return "It has no column, besides organization_id, that is of a type and a name that a query can use.";
        }
        if (fields.size() > MOST_FIELDS) {
            return "It has more than " + MOST_FIELDS + " columns.";
        }
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        if (names.size() < fields.size()) {
            return "Two of its columns have one name in camelCase, such as unit_price and unit__price.";
        }
        try {
            ViewComment.of(view.comment());
            return null;
        } catch (IllegalArgumentException unclear) {
            return unclear.getMessage();
        }
    }

    static Dataset dataset(SourceView view) {
        ViewComment comment = ViewComment.of(view.comment());
        List<Field> fields = fields(view);
        return new Dataset(
                name(view), comment.description(), relation(view, fields), null, fields, comment.permissions());
    }

    static String name(SourceView view) {
        return camelCase(view.name());
    }

    private static List<Field> fields(SourceView view) {
        return view.columns().stream()
                .filter(column -> !column.name().equals("organization_id"))
                .filter(column -> isPlain(column.name()) && typeOf(column) != null)
                .map(column -> new Field(
                        camelCase(column.name()),
                        ViewComment.shortened(column.description()),
                        typeOf(column),
                        column.name(),
                        column.type()))
                .toList();
    }

    /** Queries compare the organization as text. */
    private static String relation(SourceView view, List<Field> fields) {
        if (!view.organization().orElseThrow().type().equals("uuid")) {
            return view.relation();
        }
        String columns =
                fields.stream().map(field -> '"' + field.column() + '"').collect(Collectors.joining(", "));
        return "(select organization_id::text as organization_id, " + columns + " from " + view.relation() + ")";
    }

    private static ValueType typeOf(Column column) {
        return switch (column.type()) {
            case "text", "varchar", "bpchar", "uuid" -> ValueType.TEXT;
            case "int2", "int4", "int8", "numeric", "float4", "float8", "money" -> ValueType.NUMBER;
            case "bool" -> ValueType.BOOLEAN;
            case "date", "timestamp", "timestamptz" -> ValueType.TIME;
            case "jsonb" -> ValueType.DOCUMENT;
            default -> column.isEnum() ? ValueType.TEXT : null;
        };
    }

    private static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    private static String camelCase(String name) {
        return WORD.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}

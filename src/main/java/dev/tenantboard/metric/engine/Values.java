package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.FieldReference;

/** Renders the values of fields as SQL over alias {@code d}. A value of another type is null, never an error. */
final class Values {

    /**
     * RFC 3339 with an existing day, within the years and offsets of a timestamp. A matching text can be cast without
     * an error. Second 60 does not match, because computer clocks do not show it.
     */
    private static final String TIME = "'^(?!0000)"
            + "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
            + "|02-(0[1-9]|1[0-9]|2[0-8]))"
            + "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)"
            + "[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?"
            + "([Zz]|[+-](0[0-9]|1[0-5]):[0-5][0-9])$'";

    private Values() {}

    static Sql of(FieldReference reference) {
        Sql column = column(reference);
        if (reference.key() != null) {
            return ofKey(column, Sql.value(reference.key(), "text"), reference.type());
        }
        return switch (reference.type()) {
            case NUMBER -> number(column, reference.field().columnType());
            case TEXT -> text(column, reference.field().columnType());
            default -> column;
        };
    }

    private static Sql column(FieldReference reference) {
        return Sql.of("d.%s", Sql.name(reference.field().column()));
    }

    private static Sql number(Sql column, String type) {
        return switch (type) {
            case "int2", "int4", "int8", "smallint", "integer", "bigint" -> column;
            // NaN and the infinities are null. A float is read by its own decimal digits.
            default ->
                Sql.of("case when %s not in ('NaN', 'Infinity', '-Infinity') then %s::numeric end", column, column);
        };
    }

    private static Sql text(Sql column, String type) {
        return switch (type) {
            case "text", "varchar", "character varying" -> column;
            default -> Sql.of("%s::text", column);
        };
    }

    private static Sql ofKey(Sql document, Sql key, ValueType type) {
        Sql value = Sql.of("(%s -> %s)", document, key);
        Sql text = Sql.of("(%s ->> %s)", document, key);
        return switch (type) {
            case NUMBER -> Sql.of("case when jsonb_typeof(%s) = 'number' then %s::numeric end", value, value);
            case BOOLEAN -> Sql.of("case when jsonb_typeof(%s) = 'boolean' then %s::boolean end", value, value);
            case TEXT -> Sql.of("case when jsonb_typeof(%s) = 'string' then %s end", value, text);
            case TIME ->
                Sql.of(
                        "case when jsonb_typeof(%s) = 'string' and %s ~ " + TIME + " then %s::timestamptz end",
                        value,
                        text,
                        text);
            case DOCUMENT -> Sql.of("nullif(%s, 'null')", value);
        };
    }
}

package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.FieldReference;
import java.util.Set;

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

    /**
     * The digits that a timestamp does not have are cut. PostgreSQL would round, and 23:59:59.9999999 would be in the
     * next day.
     */
    private static final String BEYOND_MICROSECONDS = "'([.][0-9]{6})[0-9]+'";

    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

    private Values() {}

    static Sql of(FieldReference reference) {
        Sql column = column(reference);
        if (reference.key() != null) {
            return ofKey(column, Sql.value(reference.key(), "text"), reference.type());
        }
        return switch (reference.type()) {
            case NUMBER ->
                isInteger(reference) ? column : number(column, reference.field().columnType());
            case TEXT -> text(column, reference.field().columnType());
            default -> column;
        };
    }

    /** Returns whether the values are integers by the type of their column. */
    static boolean isInteger(FieldReference reference) {
        return reference.key() == null && INTEGERS.contains(reference.field().columnType());
    }

    private static Sql column(FieldReference reference) {
        return Sql.of("d.%s", Sql.name(reference.field().column()));
    }

    private static Sql number(Sql column, String type) {
        return switch (type) {
            case "money" -> Sql.of("%s::numeric", column);
            // A cast to numeric would keep 6 or 15 digits. The text is the shortest one that means this float.
            case "float4", "float8" -> finite(column, Sql.of("%s::text::numeric", column));
            default -> finite(column, Sql.of("%s::numeric", column));
        };
    }

    /** NaN and the infinities are null. */
    private static Sql finite(Sql column, Sql number) {
        return Sql.of("case when %s not in ('NaN', 'Infinity', '-Infinity') then %s end", column, number);
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
                        "case when jsonb_typeof(%s) = 'string' and %s ~ " + TIME + " then regexp_replace(%s, "
                                + BEYOND_MICROSECONDS + ", '\\1')::timestamptz end",
                        value,
                        text,
                        text);
            case DOCUMENT -> Sql.of("nullif(%s, 'null')", value);
        };
    }
}

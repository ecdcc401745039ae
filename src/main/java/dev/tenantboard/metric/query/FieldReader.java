package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.persistence.StorableText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the fields of a query in its dataset. */
record FieldReader(Dataset dataset) {

    private static final int MAX_KEY = 100;

    private static final int MAX_LISTED = 60;

    /**
     * Returns the field that an object names with {@code field} and {@code as}. Returns null and reports an error if
     * there is none.
     */
    FieldReference read(JsonCursor holder) {
        JsonCursor cursor = holder.at("field");
        String name = cursor.text();
        int dot = name.indexOf('.');
        Optional<Field> found = dataset.field(name).filter(field -> dot < 0 || field.type() == ValueType.DOCUMENT);
        if (found.isEmpty()) {
            cursor.wrong("is not a field of the dataset, which has " + listed(field -> true));
            return null;
        }
        Field field = found.get();
        return field.type() == ValueType.DOCUMENT
                ? key(holder, field, dot < 0 ? "" : name.substring(dot + 1))
                : column(holder.at("as"), field);
    }

    private static FieldReference column(JsonCursor as, Field field) {
        return as.demand(!as.exists(), "is only for the keys of documents: the catalog knows the type of this field")
                ? new FieldReference(field, null, field.type())
                : null;
    }

    private static FieldReference key(JsonCursor holder, Field field, String key) {
        JsonCursor as = holder.at("as");
        boolean named = holder.at("field")
                .demand(
                        isKey(key),
                        "must be followed by a dot and a key of 1 to " + MAX_KEY
                                + " characters without control characters");
        boolean typed = as.demand(as.exists(), "is required for a document's key: number, text, boolean or time");
        return named && typed ? new FieldReference(field, key, as.constant(ValueType.class)) : null;
    }

    private static boolean isKey(String key) {
        return !key.isEmpty()
                && key.codePointCount(0, key.length()) <= MAX_KEY
                && StorableText.isStorable(key)
                && key.codePoints().noneMatch(Character::isISOControl);
    }

    /** Like {@link #read}, but the field must have one of the given types. */
    FieldReference read(JsonCursor holder, List<ValueType> types, String otherwise) {
        FieldReference field = read(holder);
        if (field == null || types.contains(field.type())) {
            return field;
        }
        holder.at("field")
                .wrong(otherwise + "; the dataset has "
                        + listed(known -> known.type() == ValueType.DOCUMENT || types.contains(known.type())));
        return null;
    }

    private String listed(Predicate<Field> which) {
        List<String> names = dataset.fields().stream()
                .filter(which)
                .map(field -> field.type() == ValueType.DOCUMENT ? field.name() + ".<key>" : field.name())
                .toList();
        String list = String.join(", ", names.subList(0, Math.min(names.size(), MAX_LISTED)));
        return names.size() > MAX_LISTED ? list + " and more" : list;
    }
}

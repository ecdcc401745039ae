package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;

/**
 * A field in a query, resolved in the catalog.
 *
 * @param field the catalog's field; for {@code metadata.amount} it is the document {@code metadata}
 * @param key the key in the document, or null
 * @param type the type of the values: the field's type, or for a key the type that the query states with {@code as}
 */
public record FieldReference(Field field, String key, ValueType type) {

    /** Returns the name in a query document. */
    public String name() {
        return key == null ? field.name() : field.name() + "." + key;
    }
}

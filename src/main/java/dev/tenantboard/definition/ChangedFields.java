package dev.tenantboard.definition;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Finds the fields in which two definitions differ. */
final class ChangedFields {

    private ChangedFields() {}

    static <D extends Record> List<String> between(D before, D after) {
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(field -> !Objects.equals(value(field, before), value(field, after)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent field, Record definition) {
        try {
            return field.getAccessor().invoke(definition);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot read the field of a definition: " + field, failure);
        }
    }
}

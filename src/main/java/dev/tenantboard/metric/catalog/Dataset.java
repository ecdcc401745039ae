package dev.tenantboard.metric.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a metric can be computed from: a relation with a column {@code organization_id}, by the name that queries use.
 *
 * @param relation the relation as it stands in SQL, qualified and quoted
 * @param restriction a condition in SQL over alias {@code d} that every query of the dataset carries, or null
 * @param permissions what a reader of any metric over it must hold, all of them
 */
public record Dataset(
        String name,
        String description,
        String relation,
        String restriction,
        List<Field> fields,
        Set<String> permissions) {

    /** The field of a name; of {@code metadata.amount} it is the document {@code metadata}. */
    public Optional<Field> field(String name) {
        String column = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return fields.stream().filter(field -> field.name().equals(column)).findFirst();
    }
}

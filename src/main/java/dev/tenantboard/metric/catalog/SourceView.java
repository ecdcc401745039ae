package dev.tenantboard.metric.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A relation in the schema {@code dashboard_sources}, from PostgreSQL's catalog.
 *
 * @param kind as in {@code pg_class.relkind}: v is a view
 * @param missing the grants that the application role needs and does not have, as SQL; empty if it may read the view
 * @param unguarded the findings of the schema guard with the SQL that corrects them; empty if there are none
 * @param invokers whether it and every view below it reads with the rights of its reader
 * @param functions the functions that it calls and that are not PostgreSQL's own
 * @param definition a digest of its query
 */
public record SourceView(
        long oid,
        String name,
        String kind,
        String comment,
        List<String> missing,
        List<String> unguarded,
        boolean invokers,
        List<String> functions,
        List<Column> columns,
        String definition) {

    /** The schema that contains the views. */
    public static final String SCHEMA = "dashboard_sources";

    static final String ORGANIZATION = "organization_id";

    public Optional<Column> organization() {
        return columns.stream()
                .filter(column -> column.name().equals(ORGANIZATION))
                .findFirst();
    }

    /** Returns the qualified name in SQL. */
    public String relation() {
        return SCHEMA + ".\"" + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A column of a view.
     *
     * @param type PostgreSQL's name of its type, such as {@code int4}; for a domain the underlying type
     * @param isEnum whether the type is an enum
     */
    public record Column(String name, String description, String type, boolean isEnum) {}
}

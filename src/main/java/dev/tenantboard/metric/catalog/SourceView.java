package dev.tenantboard.metric.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A relation in the schema {@code dashboard_sources}, as the database's catalog has it.
 *
 * @param kind as in {@code pg_class.relkind}: v is a view
 * @param missing what grants the application role needs and lacks, as SQL; empty if it may read the view
 * @param unguarded what the schema guard would not let pass, with the SQL that mends it; empty if nothing
 * @param invokers whether it and every view that it shows reads with the rights of whoever asks
 * @param functions those that it calls and that are not PostgreSQL's own
 * @param definition a digest of the query that it is
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
        List<SourceColumn> columns,
        String definition) {

    /** The schema whose views are offered. */
    public static final String SCHEMA = "dashboard_sources";

    static final String ORGANIZATION = "organization_id";

    public Optional<SourceColumn> organization() {
        return columns.stream()
                .filter(column -> column.name().equals(ORGANIZATION))
                .findFirst();
    }

    /** As it stands in SQL. */
    public String relation() {
        return SCHEMA + ".\"" + name.replace("\"", "\"\"") + '"';
    }
}

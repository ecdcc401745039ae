package dev.tenantboard.schema;

import dev.tenantboard.persistence.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The names that queries of the guard use: {@code tenant} and {@code read_only}, the relations of {@link KnownSchema.Table};
 * {@code isolated}, the relations with policies of the product; {@code me}, the role; {@code newer}, whether the schema has a
 * later version; {@code showing}, the tenants' tables and the relations that show them; {@code offered}, the views in the schema
 * {@code dashboard_sources} and the protected tables that such views read with the role's own rights.
 */
final class GuardedTables {

    static final GuardedTables KNOWN = new GuardedTables(KnownSchema.CURRENT.tables());

    /** The product protects the platform's tables that its own migration created, until another role owns them. */
    private static final String NAMES = """
            with recursive known (content, name, relation) as (
                select content, name, to_regclass(name) from unnest(?::text[], ?::text[]) k (content, name)),
            tenant as (select name, relation from known where content = 'TENANT'),
            read_only as (select name, relation from known where content <> 'TENANT'),
            owners (owner) as (select relowner from pg_class join tenant on oid = relation),
            isolated (name, relation) as (
                select name, relation from tenant
                union all
                select name, relation
                from known
                join pg_class on oid = relation
                where content = 'PLATFORM'
                    and relowner in (select owner from owners)
                    and obj_description(oid, 'pg_class') like 'Created by tenantboard%'),
            me as (select * from pg_roles where rolname = current_user),
            newer (schema) as (select ?::boolean),
            showing (relation) as (
                select relation from tenant
                union
                select w.ev_class
                from showing
                join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = relation
                join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid),
            selected (relation, kind, namespace, is_invoker) as (
                select c.oid, c.relkind, c.relnamespace, coalesce((
                    select o.option_value::boolean
                    from pg_options_to_table(c.reloptions) o
                    where o.option_name = 'security_invoker'), false)
                from pg_class c
                where has_table_privilege(c.oid, 'select')
                    and not has_any_column_privilege(c.oid, 'insert')
                    and not has_any_column_privilege(c.oid, 'update')
                    and not has_any_column_privilege(c.oid, 'references')
                    and not has_table_privilege(c.oid, 'delete, truncate, trigger')),
            offered_views (relation, is_invoker) as (
                select relation, is_invoker
                from selected
                where kind = 'v'
                    and namespace = to_regnamespace('dashboard_sources')
                    and (is_invoker or relation not in (select relation from showing where relation is not null))),
            offered (relation) as (
                select relation from offered_views
                union
                select c.oid
                from offered_views v
                join pg_rewrite w on w.ev_class = v.relation
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_class'::regclass
                join pg_class c on c.oid = d.refobjid
                join selected s on s.relation = c.oid
                where v.is_invoker
                    and c.relkind in ('r', 'p')
                    and c.relrowsecurity
                    and not exists (
                        select
                        from pg_policy p
                        where p.polrelid = c.oid
                            and p.polpermissive
                            and p.polcmd in ('*', 'r')
                            and pg_get_expr(p.polqual, p.polrelid) not like '%current_setting(''app.current_org_id''%'))
            """;

    private final List<KnownSchema.Table> tables;

    GuardedTables(List<KnownSchema.Table> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Returns the rows of a query that uses the names. A null is an empty cell. */
    List<List<String>> rows(Connection connection, String sql, boolean newer) throws SQLException {
        return new Statements(connection)
                .list(
                        NAMES + sql,
                        GuardedTables::cells,
                        cells(table -> table.content().name()),
                        cells(KnownSchema.Table::name),
                        newer);
    }

    private List<String> cells(Function<KnownSchema.Table, String> column) {
        return tables.stream().map(column).toList();
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            cells.add(Objects.requireNonNullElse(row.getString(column), ""));
        }
        return cells;
    }
}

package dev.tenantboard.metric.catalog;

import dev.tenantboard.metric.catalog.SourceView.Column;
import dev.tenantboard.persistence.Statements;
import dev.tenantboard.schema.SchemaGuard;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the relations in the schema of sources from PostgreSQL's catalog, as the application role. */
final class SourceReader {

    /**
     * The query takes no locks on the tables behind the views. PostgreSQL's function that prints a view's definition
     * would. The oldest view is first: of two views with the same dataset name, the younger one is rejected.
     */
    private static final String RELATIONS = """
            with recursive views as (
                select
                    c.oid,
                    c.relname,
                    c.relkind,
                    c.relnamespace,
                    coalesce((
                        select o.option_value::boolean
                        from pg_options_to_table(c.reloptions) o
                        where o.option_name = 'security_invoker'), false) as invoker
                from pg_class c
                where c.relkind in ('v', 'm', 'r', 'p', 'f')),
            shown (source, relation) as (
                select oid, oid from views where relnamespace = to_regnamespace(?)
                union
                select s.source, d.refobjid
                from shown s
                join pg_rewrite w on w.ev_class = s.relation
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_class'::regclass),
            needed (source, relation) as (
                select oid, oid from views where relnamespace = to_regnamespace(?)
                union
                select n.source, d.refobjid
                from needed n
                join views v on v.oid = n.relation and v.relkind = 'v' and v.invoker
                join pg_rewrite w on w.ev_class = n.relation
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_class'::regclass)
            select
                v.oid,
                v.relname,
                v.relkind::text,
                obj_description(v.oid, 'pg_class') as comment,
                array(
                    select format('grant usage on schema %I to %I', n.nspname, current_user)
                    from needed r
                    join pg_class c on c.oid = r.relation
                    join pg_namespace n on n.oid = c.relnamespace
                    where r.source = v.oid and not has_schema_privilege(n.oid, 'usage')
                    union
                    select format('grant select on %I.%I to %I', n.nspname, c.relname, current_user)
                    from needed r
                    join pg_class c on c.oid = r.relation
                    join pg_namespace n on n.oid = c.relnamespace
                    where r.source = v.oid and not has_any_column_privilege(c.oid, 'select')
                    order by 1 desc) as missing,
                not exists (
                    select from shown s
                    join views w on w.oid = s.relation
                    where s.source = v.oid and w.relkind in ('v', 'm') and not (w.relkind = 'v' and w.invoker)
                ) as invokers,
                array(
                    select distinct d.refobjid::regprocedure::text
                    from shown s
                    join pg_rewrite w on w.ev_class = s.relation
                    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                        and d.refclassid = 'pg_proc'::regclass
                    where s.source = v.oid
                    order by 1) as functions,
                array(
                    select format('alter view %s set (security_invoker = true)', v.oid::regclass)
                    where v.relkind = 'v' and not v.invoker and exists (
                        select from shown s
                        join unnest(?::text[]) t (name) on to_regclass(t.name) = s.relation
                        where s.source = v.oid)
                    union all
                    select format('revoke %s on %s from public, %I', held.privileges, r.relation::regclass, current_user)
                    from needed r
                    cross join lateral (
                        select string_agg(p.privilege, ', ' order by p.place) as privileges
                        from unnest(array['insert', 'update', 'references', 'delete', 'truncate', 'trigger'])
                            with ordinality p (privilege, place)
                        where case
                            when p.place <= 3 then has_any_column_privilege(r.relation, p.privilege)
                            else has_table_privilege(r.relation, p.privilege)
                        end) held
                    where r.source = v.oid
                        and held.privileges is not null
                        and exists (
                            select from pg_attribute o
                            where o.attrelid = r.relation
                                and o.attname in ('organization_id', 'user_id')
                                and not o.attisdropped)
                        and not exists (
                            select from unnest(?::text[]) k (name) where to_regclass(k.name) = r.relation)
                ) as unguarded,
                a.attname,
                col_description(v.oid, a.attnum) as description,
                t.typname,
                t.typtype = 'e' as is_enum,
                (select md5(w.ev_action::text) from pg_rewrite w where w.ev_class = v.oid and w.ev_type = '1') as definition
            from views v
            left join pg_attribute a on a.attrelid = v.oid and a.attnum > 0 and not a.attisdropped
            left join pg_type b on b.oid = a.atttypid
            left join pg_type t on t.oid = coalesce(nullif(b.typbasetype, 0), b.oid)
            where v.relnamespace = to_regnamespace(?)
            order by v.oid, a.attnum
            """;

    private SourceReader() {}

    static List<SourceView> read(Connection connection) throws SQLException {
        return new Statements(connection)
                .run(
                        RELATIONS,
                        found -> views(found.getResultSet()),
                        SourceView.SCHEMA,
                        SourceView.SCHEMA,
                        SchemaGuard.tenantTables(),
                        SchemaGuard.knownTables(),
                        SourceView.SCHEMA);
    }

    private static List<SourceView> views(ResultSet rows) throws SQLException {
        Map<Long, SourceView> views = new LinkedHashMap<>();
        while (rows.next()) {
            SourceView view = view(rows);
            views.putIfAbsent(view.oid(), view);
            if (rows.getString("attname") != null) {
                views.get(view.oid()).columns().add(column(rows));
            }
        }
        return List.copyOf(views.values());
    }

    private static SourceView view(ResultSet row) throws SQLException {
        return new SourceView(
                row.getLong("oid"),
                row.getString("relname"),
                row.getString("relkind"),
                row.getString("comment"),
                texts(row.getArray("missing")),
                texts(row.getArray("unguarded")),
                row.getBoolean("invokers"),
                texts(row.getArray("functions")),
                new ArrayList<>(),
                row.getString("definition"));
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getString("attname"),
                row.getString("description"),
                row.getString("typname"),
                row.getBoolean("is_enum"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

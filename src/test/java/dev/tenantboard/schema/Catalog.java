package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The live catalog in the words of the specification's files. */
public final class Catalog {

    private static final String TABLES =
            "('dashboard_widgets', 'user_dashboards', 'activity_feeds', 'quick_actions', 'dashboard_metrics')";

    private static final String COLUMNS = """
            select c.table_name,
                c.ordinal_position,
                c.column_name,
                case
                    when c.data_type = 'ARRAY' then substr(c.udt_name, 2) || '[]'
                    when c.data_type = 'USER-DEFINED' then format('enum "%s"', c.udt_name)
                    else c.data_type
                end,
                c.character_maximum_length,
                c.is_nullable,
                regexp_replace(c.column_default, '::.*$', '')
            from information_schema.columns c
            where c.table_schema = 'public' and c.table_name in """ + TABLES + " order by c.table_name collate \"C\", c.ordinal_position";

    private static final String ENUMS = """
            select t.typname, string_agg(e.enumlabel, ',' order by e.enumsortorder)
            from pg_type t
            join pg_enum e on e.enumtypid = t.oid
            where t.typowner = 'tenantboard_owner'::regrole
            group by t.typname
            order by t.typname collate "C"
            """;

    private static final String INDEXES = """
            select tablename, indexname, regexp_replace(indexdef, '^.* USING ', '')
            from pg_indexes
            where schemaname = 'public' and tablename in """ + TABLES;

    private static final String CONSTRAINTS = """
            select conrelid::regclass, conname, pg_get_constraintdef(oid)
            from pg_constraint
            where contype <> 'n' and conrelid in (select t::regclass from unnest(array""" + TABLES.replace('(', '[').replace(')', ']') + ") t)";

    private static final String POLICIES = """
            select tablename, policyname, permissive, cmd
            from pg_policies
            where schemaname = 'public' and roles = '{public}' and tablename in """ + TABLES;

    /** Whatever the application role or the public may do that it should not. */
    private static final String EXCESSES = """
            with relations as (select * from pg_class where relnamespace = 'public'::regnamespace),
            grants as (
                select relname, relowner, relacl as acl from relations
                union all
                select relname, relowner, attacl from pg_attribute a join relations c on c.oid = a.attrelid)
            select relname, a.grantee::regrole, a.privilege_type
            from grants, aclexplode(acl) a
            where a.grantee <> relowner
                and (a.grantee <> 'tenantboard_app'::regrole
                    or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                    or a.privilege_type <> 'SELECT' and relname in (
                        'organizations', 'users', 'organization_members', 'tenantboard_schema_history'))
            union all
            select relname, relowner::regrole, 'owner'
            from relations
            where relowner <> 'tenantboard_owner'::regrole
            union all
            select nspname, nspowner::regrole, 'create'
            from pg_namespace
            where has_schema_privilege('tenantboard_app', oid, 'create')
            union all
            select proname, proowner::regrole, 'security definer'
            from pg_proc
            where prosecdef and pronamespace = 'public'::regnamespace
            union all
            select rolname, oid::regrole, 'role'
            from pg_roles
            where rolname = 'tenantboard_app'
                and (rolsuper or rolbypassrls or rolcreaterole or pg_has_role(oid, 'tenantboard_owner', 'member'))
            """;

    private Catalog() {}

    /** What differs from the specification. */
    static List<String> differences(Connection connection) throws SQLException {
        List<String> differences = new ArrayList<>();
        compare("columns", TestDatabase.rows(connection, COLUMNS), differences);
        compare("enums", TestDatabase.rows(connection, ENUMS), differences);
        compare("constraints", TestDatabase.rows(connection, CONSTRAINTS), differences);
        present("indexes", specified("indexes"), TestDatabase.rows(connection, INDEXES), differences);
        present("policies", specifiedPolicies(), TestDatabase.rows(connection, POLICIES), differences);
        return differences;
    }

    /** What the application role or the public may do besides what it needs. */
    static List<String> excesses(Connection connection) throws SQLException {
        return TestDatabase.rows(connection, EXCESSES);
    }

    private static void compare(String file, List<String> live, List<String> differences) {
        present(file, specified(file), live, differences);
        live.stream()
                .filter(row -> !specified(file).contains(row))
                .forEach(row -> differences.add(file + ", not specified: " + row));
    }

    private static void present(String file, List<String> specified, List<String> live, List<String> differences) {
        specified.stream()
                .filter(row -> !live.contains(row))
                .forEach(row -> differences.add(file + ", missing: " + row));
    }

    /** By name, kind and command; the rows they admit are the isolation matrix's business. */
    private static List<String> specifiedPolicies() {
        return specified("policies").stream()
                .map(row -> String.join("\t", List.of(row.split("\t")).subList(0, 4)))
                .toList();
    }

    /** The names of the specified indexes, but for those of keys. */
    public static List<String> indexes() {
        return specified("indexes").stream()
                .map(row -> row.split("\t")[1])
                .filter(name -> !name.endsWith("_pkey"))
                .toList();
    }

    static List<String> specified(String file) {
        try (var stream = Catalog.class.getResourceAsStream("/catalog/" + file + ".tsv")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

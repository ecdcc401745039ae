package dev.tenantboard.schema;

import java.util.Locale;

/**
 * The conditions of isolation, one query each: every returned row is a violation. The queries run as the application
 * role and use the names of {@link GuardedTables}. The class is longer than most because it is a list.
 */
enum GuardCheck {
    SUPERUSER("Row-level security never applies to a superuser: alter the role with nosuperuser.", """
            select rolname from me where rolsuper
            """),
    BYPASS_RLS("The role bypasses row-level security: alter it with nobypassrls.", """
            select rolname from me where rolbypassrls
            """),
    CREATE_ROLE(
            "A role that manages roles or replicates reaches every row: alter it with nocreaterole noreplication.",
            """
            select rolname from me where rolcreaterole or rolreplication
            """),
    MEMBERSHIP("The role acts with the rights of roles it is a member of: revoke them from it.", """
            select roleid::regrole::text
            from pg_auth_members
            where member = (select oid from me)
            """),
    OWNERSHIP(
            "The role owns these and can turn off their protection: give them to the migration role"
                    + " (alter ... owner to).",
            """
            select 'database ' || datname from pg_database where datdba = (select oid from me)
            union all
            select 'schema ' || nspname from pg_namespace
            where nspowner = (select oid from me) and nspname !~ '^pg_(toast_)?temp_'
            union all
            select oid::regclass::text from pg_class
            where relowner = (select oid from me) and relpersistence <> 't' and relkind not in ('i', 'I', 't')
            union all
            select oid::regprocedure::text from pg_proc where proowner = (select oid from me)
            """),
    CREATION("The role must not create objects: revoke create on the schema from it and from public.", """
            select 'schema ' || current_schema() where has_schema_privilege(current_schema(), 'create')
            """),
    PRIVILEGES(
            "Truncate ignores policies, and references and triggers bypass them: revoke all privileges"
                    + " from the role and"
                    + " from public, then grant only select, insert, update and delete.",
            """
            select relation || ': ' || privilege
            from (select * from tenant union all select * from read_only) known,
                unnest(array['truncate', 'references', 'trigger']) privilege
            where case privilege
                when 'references' then has_any_column_privilege(relation, privilege)
                else has_table_privilege(relation, privilege)
            end
            """),
    READ_ONLY(
            "The application must only read these, for example memberships and their roles: revoke the privileges from"
                    + " the role and from public.",
            """
            select relation || ': ' || privilege
            from read_only, unnest(array['insert', 'update', 'delete']) privilege
            where case privilege
                when 'delete' then has_table_privilege(relation, privilege)
                else has_any_column_privilege(relation, privilege)
            end
            """),
    ROW_SECURITY("These tables are missing or unprotected: alter them with enable row level security.", """
            select name
            from isolated
            where not coalesce((select relrowsecurity from pg_class where oid = relation), false)
            """),
    FORCED_ROW_SECURITY("Their owner is not subject to the policies: alter them with force row level security.", """
            select name
            from tenant
            where not coalesce((select relforcerowsecurity from pg_class where oid = relation), false)
            """),
    UNKNOWN_RELATIONS(
            "These contain or show rows of tenants, and this version does not know them: revoke the"
                    + " application role's privileges, or run the version that knows them. A view in"
                    + " dashboard_sources is permitted if the role may only select from it; it needs"
                    + " security_invoker if it shows the dashboard's own tables. A table that a view with"
                    + " security_invoker reads is permitted if each of its policies compares app.current_org_id and"
                    + " the role may only select from it.",
            """
            select c.oid::regclass::text
            from pg_class c
            where c.relkind in ('r', 'p', 'f', 'v', 'm')
                and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
                and has_schema_privilege(c.relnamespace, 'usage')
                and (has_any_column_privilege(c.oid, 'select')
                    or has_any_column_privilege(c.oid, 'insert')
                    or has_any_column_privilege(c.oid, 'update')
                    or has_table_privilege(c.oid, 'delete'))
                and c.oid not in (
                    select relation from tenant where relation is not null
                    union all
                    select relation from read_only where relation is not null)
                and (exists (
                        select from pg_attribute a
                        where a.attrelid = c.oid and a.attname in ('organization_id', 'user_id') and not a.attisdropped)
                    or c.oid in (select relation from showing))
                and not (
                    c.relowner in (select owner from owners)
                    and (select schema from newer))
                and c.oid not in (select relation from offered)
            """),
    SECURITY_DEFINER(
            "These run as an owner of the tables, or as a role that no policy restricts: drop them, or"
                    + " revoke execute from"
                    + " the role and public.",
            """
            select p.oid::regprocedure::text
            from pg_proc p
            join pg_roles o on o.oid = p.proowner
            where p.prosecdef
                and (o.rolsuper or o.rolbypassrls or o.oid in (select owner from owners))
                and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
                and has_schema_privilege(p.pronamespace, 'usage')
                and has_function_privilege(p.oid, 'execute')
            """);

    private final String advice;
    private final String sql;

    GuardCheck(String advice, String sql) {
        this.advice = advice;
        this.sql = sql;
    }

    String checkName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String advice() {
        return advice;
    }

    String sql() {
        return sql;
    }
}

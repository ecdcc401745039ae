package dev.tenantboard.metric.catalog;

import dev.tenantboard.persistence.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Finds the tables of which a view reads more than the plan restricts to the current organization. Each is a leak, or
 * taken on trust.
 */
final class UnboundTables {

    /** The platform is responsible for a policy that checks the organization in its own way. */
    private static final String TABLE = """
            select
                c.oid::regclass::text as name,
                case
                    when c.oid = to_regclass('organizations') then 'id'
                    else (
                        select a.attname
                        from pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
                end as organization,
                c.relrowsecurity and not exists (
                    select from pg_policy p
                    where p.polrelid = c.oid
                        and p.polpermissive
                        and p.polcmd in ('*', 'r')
                        and pg_get_expr(p.polqual, p.polrelid) not like '%app.current_org_id%') as is_secured
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ?
            """;

    private record Table(String name, String organization, boolean isSecured) {}

    private final Statements statements;
    private final boolean invokers;
    private final Collection<String> mislabelled = new TreeSet<>();
    private final Collection<String> refused = new TreeSet<>();
    private final Collection<String> trusted = new TreeSet<>();

    UnboundTables(Connection connection, boolean invokers) {
        this.statements = new Statements(connection);
        this.invokers = invokers;
    }

    void add(ReadPlan.Scan scan) throws SQLException {
        statements
                .list(TABLE, UnboundTables::table, scan.schema(), scan.table())
                .forEach(table -> judge(scan, table));
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(row.getString("name"), row.getString("organization"), row.getBoolean("is_secured"));
    }

    /** If a table has an organization_id, no other column shows the owner: the payer of an expense need not own it. */
    private void judge(ReadPlan.Scan scan, Table table) {
        String name = table.name();
        String organization = table.organization();
        if (organization != null && scan.shown() != null && !scan.shown().equals(organization)) {
            mislabelled.add(name + "." + scan.shown());
        }
        if (organization == null ? !scan.bound().isEmpty() : scan.bound().contains(organization)) {
            return;
        }
        if (invokers && table.isSecured()) {
            trusted.add("The row-level security of " + name + " compares the organization in an unknown way.");
        } else if (organization != null) {
            refused.add(name);
        } else {
            trusted.add("Rows of " + name + " belong to no organization.");
        }
    }

    /**
     * Returns the columns that the view returns as organization_id and that are not the organization of their table.
     */
    Collection<String> mislabelled() {
        return mislabelled;
    }

    /** Returns the tables that are read without a restriction to an organization. */
    Collection<String> refused() {
        return refused;
    }

    /** Returns the unproved assumptions as sentences. */
    Collection<String> trusted() {
        return trusted;
    }
}

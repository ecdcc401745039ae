package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds the policies of the isolated tables against {@link Policy#KNOWN}. */
final class PolicyCheck {

    /** Expressions in one line, and as they are for columns of type text where the platform's are varchar. */
    private static final String POLICIES = """
            select p.polrelid::regclass::text as table_name,
                p.polname as name,
                case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end as kind,
                case p.polcmd
                    when '*' then 'ALL'
                    when 'r' then 'SELECT'
                    when 'a' then 'INSERT'
                    when 'w' then 'UPDATE'
                    when 'd' then 'DELETE'
                end as command,
                regexp_replace(regexp_replace(pg_get_expr(p.polqual, p.polrelid),
                    '\\s+', ' ', 'g'), '\\((\\w+\\.\\w+)\\)::text', '\\1', 'g') as "using",
                pg_get_expr(p.polwithcheck, p.polrelid) as "check",
                case when p.polroles = '{0}'::oid[] then 'public' else p.polroles::regrole[]::text end as roles
            from pg_policy p
            where p.polrelid in (select relation from isolated)
            order by 1, 2
            """;

    private static final String TABLES = "select name from isolated";

    private PolicyCheck() {}

    /** The policies that are missing or changed; of a newer schema only what they are for counts, not what they say. */
    static List<String> missing(Connection connection, boolean newer) throws SQLException {
        Set<String> tables = Set.copyOf(tables(connection));
        List<Policy> present = comparable(policies(connection), newer);
        return comparable(Policy.KNOWN, newer).stream()
                .filter(policy -> tables.contains(policy.table()) && !present.contains(policy))
                .map(Policy::qualifiedName)
                .toList();
    }

    /** The policies that let more rows through than the known ones; a newer schema may have brought them. */
    static List<String> unknown(Connection connection, boolean newer) throws SQLException {
        if (newer) {
            return List.of();
        }
        return policies(connection).stream()
                .filter(policy -> policy.isPermissive() && !policy.isKnown())
                .map(Policy::qualifiedName)
                .toList();
    }

    private static List<Policy> comparable(List<Policy> policies, boolean newer) {
        return newer ? policies.stream().map(Policy::withoutExpressions).toList() : policies;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement query = GuardedTables.prepare(connection, TABLES, false);
                ResultSet rows = query.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private static List<Policy> policies(Connection connection) throws SQLException {
        try (PreparedStatement query = GuardedTables.prepare(connection, POLICIES, false);
                ResultSet rows = query.executeQuery()) {
            List<Policy> policies = new ArrayList<>();
            while (rows.next()) {
                policies.add(policy(rows));
            }
            return policies;
        }
    }

    private static Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                row.getString("table_name"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("command"),
                row.getString("roles"),
                row.getString("using"),
                row.getString("check"));
    }
}

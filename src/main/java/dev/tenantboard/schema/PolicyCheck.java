package dev.tenantboard.schema;

import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Compares the policies of the isolated tables with those of {@link KnownSchema}. */
final class PolicyCheck {

    /** Prints expressions in one line, and without the casts that the platform's varchar columns need. */
    static final String POLICIES = """
            select p.polrelid::regclass::text,
                p.polname,
                case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end,
                case p.polcmd
                    when '*' then 'ALL'
                    when 'r' then 'SELECT'
                    when 'a' then 'INSERT'
                    when 'w' then 'UPDATE'
                    when 'd' then 'DELETE'
                end,
                case when p.polroles = '{0}'::oid[] then 'public' else p.polroles::regrole[]::text end,
                regexp_replace(regexp_replace(pg_get_expr(p.polqual, p.polrelid),
                    '\\s+', ' ', 'g'), '\\((\\w+\\.\\w+)\\)::text', '\\1', 'g'),
                pg_get_expr(p.polwithcheck, p.polrelid)
            from pg_policy p
            where p.polrelid in (select relation from isolated)
            order by 1, 2
            """;

    private static final String TABLES = "select name from isolated";

    private PolicyCheck() {}

    /** Returns the policies that are missing or changed. A newer schema may write an expression differently. */
    static List<String> missing(Connection connection, boolean newer) throws SQLException {
        Set<String> tables = GuardedTables.KNOWN.rows(connection, TABLES, false).stream()
                .map(row -> row.get(0))
                .collect(toSet());
        List<KnownSchema.Policy> present = comparable(policies(connection), newer);
        return comparable(KnownSchema.CURRENT.policies(), newer).stream()
                .filter(policy -> tables.contains(policy.table()) && !present.contains(policy))
                .map(KnownSchema.Policy::qualifiedName)
                .toList();
    }

    /** Returns the unknown policies that permit more rows. A newer schema may have added policies. */
    static List<String> unknown(Connection connection, boolean newer) throws SQLException {
        if (newer) {
            return List.of();
        }
        Set<String> known = KnownSchema.CURRENT.policies().stream()
                .map(KnownSchema.Policy::qualifiedName)
                .collect(toSet());
        return policies(connection).stream()
                .filter(policy -> policy.isPermissive() && !known.contains(policy.qualifiedName()))
                .map(KnownSchema.Policy::qualifiedName)
                .toList();
    }

    private static List<KnownSchema.Policy> comparable(List<KnownSchema.Policy> policies, boolean newer) {
        return newer
                ? policies.stream().map(KnownSchema.Policy::withoutExpressions).toList()
                : policies;
    }

    private static List<KnownSchema.Policy> policies(Connection connection) throws SQLException {
        return GuardedTables.KNOWN.rows(connection, POLICIES, false).stream()
                .map(KnownSchema.Policy::of)
                .toList();
    }
}

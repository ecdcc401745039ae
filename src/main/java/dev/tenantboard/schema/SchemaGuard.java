package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the database as the application role and says what isolation can no longer rest on. */
public final class SchemaGuard {

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
                pg_get_expr(p.polqual, p.polrelid) as "using",
                pg_get_expr(p.polwithcheck, p.polrelid) as "check",
                case when p.polroles = '{0}'::oid[] then 'public' else p.polroles::regrole[]::text end as roles
            from pg_policy p
            where p.polrelid in (select to_regclass(t) from unnest(?::text[]) t)
            order by 1, 2
            """;

    private static final String MISSING = "specified-policies";
    private static final String MISSING_ADVICE =
            "These policies are missing or changed: create them again as the migrations have them.";

    private static final String UNKNOWN = "unknown-policies";
    private static final String UNKNOWN_ADVICE = "Permissive policies are ored and let more rows through: drop these.";

    /**
     * Runs every check.
     *
     * @param connection one of the application's
     * @return what is wrong; empty when the schema is safe
     */
    public List<Finding> findings(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (GuardCheck check : GuardCheck.values()) {
            finding(check.checkName(), found(connection, check), check.advice()).ifPresent(findings::add);
        }
        findings.addAll(policyFindings(connection));
        return findings;
    }

    private static List<String> found(Connection connection, GuardCheck check) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(check.sql())) {
            query.setObject(1, KnownTable.names(KnownTable.Content.TENANT));
            query.setObject(2, KnownTable.names(KnownTable.Content.READ_ONLY));
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static List<Finding> policyFindings(Connection connection) throws SQLException {
        List<Policy> present = policies(connection);
        List<String> missing = Policy.KNOWN.stream()
                .filter(policy -> !present.contains(policy))
                .map(Policy::qualifiedName)
                .toList();
        List<String> unknown = present.stream()
                .filter(policy -> policy.isPermissive() && !policy.isKnown())
                .map(Policy::qualifiedName)
                .toList();
        return Stream.of(finding(MISSING, missing, MISSING_ADVICE), finding(UNKNOWN, unknown, UNKNOWN_ADVICE))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Policy> policies(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(POLICIES)) {
            query.setObject(1, KnownTable.names(KnownTable.Content.TENANT));
            List<Policy> policies = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    policies.add(policy(rows));
                }
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

    private static Optional<Finding> finding(String check, List<String> found, String advice) {
        return found.isEmpty() ? Optional.empty() : Optional.of(new Finding(check, found, advice));
    }
}

package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the database as the application role and says what isolation can no longer rest on. */
public final class SchemaGuard {

    private static final String POLICIES = """
            select tablename, policyname, permissive, cmd, qual, with_check, roles = '{public}'::name[] as for_all_roles
            from pg_policies
            where format('%I.%I', schemaname, tablename)::regclass in (
                select to_regclass(t) from unnest(?::text[]) t)
            order by tablename, policyname
            """;

    private static final String MISSING = "specified-policies";
    private static final String UNKNOWN = "unknown-policies";

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
        Set<KnownPolicy> present = new java.util.LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(POLICIES)) {
            query.setObject(1, KnownTable.names(KnownTable.Content.TENANT));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    KnownPolicy policy = policy(rows);
                    if (rows.getBoolean("for_all_roles")) {
                        present.add(policy);
                    }
                    if (policy.kind().equals("PERMISSIVE") && !KnownPolicy.isKnown(policy.table(), policy.name())) {
                        unknown.add(policy.table() + "." + policy.name());
                    }
                }
            }
        }
        List<String> missing = KnownPolicy.ALL.stream()
                .filter(policy -> !present.contains(policy))
                .map(policy -> policy.table() + "." + policy.name())
                .toList();
        return Stream.of(
                        finding(
                                MISSING,
                                missing,
                                "These policies are missing or changed: create them again as the migrations have them."),
                        finding(
                                UNKNOWN,
                                unknown,
                                "Permissive policies are ored and let more rows through: drop these."))
                .flatMap(Optional::stream)
                .toList();
    }

    private static KnownPolicy policy(ResultSet row) throws SQLException {
        return new KnownPolicy(
                row.getString("tablename"),
                row.getString("policyname"),
                row.getString("permissive"),
                row.getString("cmd"),
                row.getString("qual"),
                row.getString("with_check"));
    }

    private static Optional<Finding> finding(String check, List<String> found, String advice) {
        return found.isEmpty() ? Optional.empty() : Optional.of(new Finding(check, found, advice));
    }
}

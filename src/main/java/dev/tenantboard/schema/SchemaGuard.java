package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/** Checks, as the application role, the conditions of isolation. */
public final class SchemaGuard {

    private static final String MISSING = "specified-policies";
    private static final String MISSING_ADVICE =
            "These policies are missing or changed: create them again as the migrations define them.";

    private static final String UNKNOWN = "unknown-policies";
    private static final String UNKNOWN_ADVICE =
            "PostgreSQL combines permissive policies with OR, so these permit more rows: drop them.";

    private static final String LOGGING = "event-triggers";
    private static final String LOGGING_ADVICE =
            "Open pages would not receive changes, or the names of users who leave would not be kept: enable these"
                    + " triggers, or create them and their functions again as the migrations define them.";

    private final MigrationVersion version;

    /** @param version the version of the schema that this server knows and checks strictly */
    public SchemaGuard(String version) {
        this.version = MigrationVersion.fromVersion(version);
    }

    /**
     * Runs every check. If a newer server has migrated, the guard trusts what the newer migrations added or changed.
     * Otherwise an older server would report itself as unsafe before it is replaced.
     *
     * @param connection a connection of the application
     * @return the violations; empty if the schema is safe
     */
    public List<Finding> findings(Connection connection) throws SQLException {
        List<Finding> findings = findings(connection, false);
        // Reads the version last, because a migration may end during the checks.
        return findings.isEmpty() || !isNewer(connection) ? findings : findings(connection, true);
    }

    /** The product's tables with rows of tenants. A view that shows them must have security_invoker. */
    public static List<String> tenantTables() {
        return KnownSchema.CURRENT.tables().stream()
                .filter(KnownSchema.Table::isIsolated)
                .map(KnownSchema.Table::name)
                .toList();
    }

    /** All known tables, each with its required privileges. */
    public static List<String> knownTables() {
        return KnownSchema.CURRENT.tables().stream()
                .map(KnownSchema.Table::name)
                .toList();
    }

    private boolean isNewer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return MigrationVersion.fromVersion(SchemaMigrations.installedVersion(statement))
                    .isNewerThan(version);
        }
    }

    private static List<Finding> findings(Connection connection, boolean newer) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (GuardCheck check : GuardCheck.values()) {
            findings.add(new Finding(check.checkName(), found(connection, check, newer), check.advice()));
        }
        findings.add(new Finding(MISSING, PolicyCheck.missing(connection, newer), MISSING_ADVICE));
        findings.add(new Finding(UNKNOWN, PolicyCheck.unknown(connection, newer), UNKNOWN_ADVICE));
        findings.add(new Finding(LOGGING, EventTrigger.missing(connection, newer), LOGGING_ADVICE));
        findings.removeIf(finding -> finding.found().isEmpty());
        return findings;
    }

    private static List<String> found(Connection connection, GuardCheck check, boolean newer) throws SQLException {
        return GuardedTables.KNOWN.rows(connection, check.sql(), newer).stream()
                .map(row -> row.get(0))
                .toList();
    }
}

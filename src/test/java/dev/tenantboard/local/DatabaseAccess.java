package dev.tenantboard.local;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.schema.SchemaMigrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The address of the database, and the two roles with their passwords. */
record DatabaseAccess(
        String jdbcUrl,
        String migrationUrl,
        String migrationUser,
        String migrationPassword,
        String applicationUser,
        String applicationPassword) {

    /** Reads the server's settings in the environment. */
    static DatabaseAccess fromEnvironment() {
        String url = required("TENANTBOARD_DATABASE_URL");
        return new DatabaseAccess(
                url,
                optional("TENANTBOARD_MIGRATION_URL", url),
                optional("TENANTBOARD_MIGRATION_USER", EmbeddedPostgresServer.MIGRATION_USER),
                required("TENANTBOARD_MIGRATION_PASSWORD"),
                optional("TENANTBOARD_DATABASE_USER", EmbeddedPostgresServer.APPLICATION_USER),
                optional("TENANTBOARD_DATABASE_PASSWORD", ""));
    }

    private static String required(String variable) {
        String value = optional(variable, "");
        if (value.isEmpty()) {
            throw new LocalFailure(variable + " is not set in the environment");
        }
        return value;
    }

    private static String optional(String variable, String otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? otherwise : value;
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(migrationUrl, migrationUser, migrationPassword);
    }

    Connection application() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, applicationUser, applicationPassword);
    }

    /** Refuses a database that the server could not migrate. */
    void refuseFormerHistory(String advice) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            if (SchemaMigrations.isFromBeforeTheFirstRelease(statement)) {
                throw new LocalFailure(
                        "A version before the first release made the database. Export what you need, then " + advice);
            }
        }
    }
}

package dev.tenantboard.local;

import dev.tenantboard.api.Tokens;
import dev.tenantboard.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The embedded PostgreSQL with its data in {@code .local}, or the existing database in the environment. */
record LocalDatabase(DatabaseAccess connections, EmbeddedPostgresServer embedded) implements AutoCloseable {

    static LocalDatabase start(LocalSettings settings, LocalDirectory directory) throws IOException {
        if (settings.isExternal()) {
            DatabaseAccess external = DatabaseAccess.fromEnvironment();
            ExternalDatabase.check(external);
            return new LocalDatabase(external, null);
        }
        EmbeddedPostgresServer server =
                EmbeddedPostgresServer.keptIn(directory.database(), settings.databasePort(), directory.passwords());
        DatabaseAccess access = new DatabaseAccess(
                server.jdbcUrl(),
                server.jdbcUrl(),
                EmbeddedPostgresServer.MIGRATION_USER,
                server.passwords().migration(),
                EmbeddedPostgresServer.APPLICATION_USER,
                server.passwords().application());
        return new LocalDatabase(access, server);
    }

    /** Refuses the data of a version that this one cannot migrate. {@link ExternalDatabase} checks an existing database. */
    void refuseFormerHistory() throws SQLException {
        if (embedded != null) {
            connections.refuseFormerHistory("start with -Dfresh, which removes the data of earlier runs");
        }
    }

    /**
     * Returns the settings of the server. A null removes a variable that the server would inherit from the environment.
     */
    Map<String, String> serverSettings(Path publicKeys) {
        Map<String, String> settings = new HashMap<>();
        settings.put("TENANTBOARD_DATABASE_URL", connections.jdbcUrl());
        settings.put("TENANTBOARD_DATABASE_USER", connections.applicationUser());
        settings.put("TENANTBOARD_DATABASE_PASSWORD", connections.applicationPassword());
        settings.put("TENANTBOARD_MIGRATION_URL", connections.migrationUrl());
        settings.put("TENANTBOARD_MIGRATION_USER", connections.migrationUser());
        settings.put("TENANTBOARD_MIGRATION_PASSWORD", connections.migrationPassword());
        settings.put("MP_JWT_VERIFY_PUBLICKEY", null);
        settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", publicKeys.toUri().toString());
        settings.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        settings.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        return settings;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}

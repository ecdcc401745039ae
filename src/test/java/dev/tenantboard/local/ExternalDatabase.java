package dev.tenantboard.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * Checks an existing database before a server migrates it. An error is one line here, and a page in the server's log.
 */
final class ExternalDatabase {

    private ExternalDatabase() {}

    static void check(DatabaseAccess database) {
        try (Connection owner = database.owner()) {
            refuseForeignRows(owner);
            database.refuseFormerHistory("name an empty database in TENANTBOARD_DATABASE_URL");
        } catch (SQLException failure) {
            boolean same = database.migrationUrl().equals(database.jdbcUrl());
            String url = same ? "TENANTBOARD_DATABASE_URL" : "TENANTBOARD_MIGRATION_URL";
            throw unreachable(url, database.migrationUser(), "TENANTBOARD_MIGRATION_PASSWORD", failure);
        }
        try (Connection application = database.application()) {
            application.getCatalog();
        } catch (SQLException failure) {
            String user = database.applicationUser();
            throw unreachable("TENANTBOARD_DATABASE_URL", user, "TENANTBOARD_DATABASE_PASSWORD", failure);
        }
    }

    private static LocalFailure unreachable(String url, String user, String password, SQLException failure) {
        String reason = failure.getMessage();
        return new LocalFailure(url + " cannot be reached as " + user + " (" + password + "): " + reason, failure);
    }

    /** In a real platform, the sample users would later be indistinguishable from other users. */
    private static void refuseForeignRows(Connection owner) throws SQLException {
        if (hasOrganizations(owner) && hasForeignOrganizations(owner)) {
            throw new LocalFailure(
                    "The database " + owner.getCatalog() + " holds organizations that are not the sample's;"
                            + " nothing was written. Name an empty database in TENANTBOARD_DATABASE_URL");
        }
    }

    private static boolean hasOrganizations(Connection owner) throws SQLException {
        try (var statement = owner.prepareStatement("select from pg_class where oid = to_regclass('organizations')")) {
            return statement.executeQuery().next();
        }
    }

    private static boolean hasForeignOrganizations(Connection owner) throws SQLException {
        Stream<String> own = SampleOrganizations.ALL.stream().map(SampleOrganizations.Organization::id);
        try (var statement =
                owner.prepareStatement("select from organizations where cast(id as text) <> all (?) limit 1")) {
            statement.setArray(1, owner.createArrayOf("text", own.toArray()));
            return statement.executeQuery().next();
        }
    }
}

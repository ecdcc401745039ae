package dev.tenantboard.live.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Another application, which writes activities directly to the database, with its tenant set. */
record Writer(Connection connection, String organizationId) {

    Writer begin() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement settings =
                connection.prepareStatement("select set_config('app.current_org_id', ?, true)")) {
            settings.setString(1, organizationId);
            settings.executeQuery().close();
        }
        return this;
    }

    Writer record(String... ids) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)
                select id, 'Happened', 'USER_ACTION', 'deal', '1', 'won', ?
                from unnest(?) with ordinality as given (id, number)
                order by number
                """)) {
            insert.setString(1, organizationId);
            insert.setArray(2, connection.createArrayOf("text", ids));
            insert.executeUpdate();
        }
        return this;
    }

    Writer execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** Writes in a sub-transaction, which may be rolled back. */
    Writer recordWithin(boolean kept, String... ids) throws SQLException {
        Savepoint before = connection.setSavepoint();
        record(ids);
        if (kept) {
            connection.releaseSavepoint(before);
        } else {
            connection.rollback(before);
        }
        return this;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }
}

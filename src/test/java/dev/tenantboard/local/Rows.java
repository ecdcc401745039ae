package dev.tenantboard.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;

/** Inserts rows on one connection, from columns and values. */
record Rows(Connection connection) {

    void insert(String table, Map<String, ?> row) throws SQLException {
        String sql = "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                + String.join(", ", Collections.nCopies(row.size(), "?")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : row.values()) {
                statement.setObject(index++, value instanceof List<?> texts ? array(texts) : value);
            }
            statement.executeUpdate();
        }
    }

    private Object array(List<?> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** Sets the tenant of the transaction. */
    void actAs(String organizationId, String userId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select set_config('app.current_org_id', ?, true),
                       set_config('app.current_user_id', ?, true)""")) {
            statement.setString(1, organizationId);
            statement.setString(2, userId);
            statement.execute();
        }
    }

    static PGobject json(String document) {
        return typed("jsonb", document);
    }

    static PGobject constant(String enumType, String name) {
        return typed('"' + enumType + '"', name);
    }

    private static PGobject typed(String type, String value) {
        try {
            PGobject object = new PGobject();
            object.setType(type);
            object.setValue(value);
            return object;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

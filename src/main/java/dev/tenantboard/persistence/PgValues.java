package dev.tenantboard.persistence;

import java.sql.SQLException;
import org.postgresql.util.PGobject;

/** Values with an explicit PostgreSQL type, including null. */
final class PgValues {

    private PgValues() {}

    static PGobject of(String type, String value) {
        try {
            var object = new PGobject();
            object.setType(type);
            object.setValue(value);
            return object;
        } catch (SQLException e) {
            throw new IllegalArgumentException("not a value of the type " + type, e);
        }
    }
}

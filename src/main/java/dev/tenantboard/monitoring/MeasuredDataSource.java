package dev.tenantboard.monitoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's connections, each statement of which is counted and timed. The pool makes one by its class name, so it sees
 * whatever goes to the database through the pool: JPA's statements, our own, and what the pool asks to see that a
 * connection lives.
 */
public class MeasuredDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return MeasuredConnection.around(super.getConnection(user, password));
    }
}

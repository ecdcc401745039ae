package dev.tenantboard.monitoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's data source, with connections that count and measure each statement. The pool creates it by its class name. So
 * it measures all statements of the pool's connections: those of JPA, our own, and the pool's validation.
 */
public class MeasuredDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return MeasuredConnection.around(super.getConnection(user, password));
    }
}

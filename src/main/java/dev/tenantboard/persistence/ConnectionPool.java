package dev.tenantboard.persistence;

import jakarta.annotation.sql.DataSourceDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The application's only connection pool, for the application role. The WAR defines it, so that it can be deployed
 * without other configuration. If the address has several hosts, the driver remembers for only one second that a host
 * was a standby (by default ten). A connection that was idle for a second is validated before use. A request for a
 * connection fails after three seconds. Details of refused rows, which contain values, are not in exceptions, so they
 * are not in the log. The pool size is not a setting: the server does not expand variables in numbers of annotations,
 * and rejects them in descriptors. Leak detection is off, because every connection is closed by a transaction or a try
 * with resources, and the detection would record a stack trace for each use.
 *
 * <p>The server makes this class, the driver's data source, by its name. Its connections count all statements: those of JPA,
 * our own, and the pool's validation.
 */
@DataSourceDefinition(
        name = ConnectionPool.NAME,
        className = "dev.tenantboard.persistence.ConnectionPool",
        url = "${MPCONFIG=tenantboard.database.url}",
        user = "${MPCONFIG=tenantboard.database.user}",
        password = "${MPCONFIG=tenantboard.database.password}",
        minPoolSize = 2,
        maxPoolSize = 20,
        properties = {
            "ApplicationName=tenantboard",
            "connectTimeout=5",
            "socketTimeout=60",
            "tcpKeepAlive=true",
            "logServerErrorDetail=false",
            "hostRecheckSeconds=1",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=3000"
        })
public class ConnectionPool extends PGSimpleDataSource {

    /** The pool's JNDI name. */
    public static final String NAME = "java:app/jdbc/tenantboard";

    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return MeasuredConnection.around(super.getConnection(user, password));
    }
}

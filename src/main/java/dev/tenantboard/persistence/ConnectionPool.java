package dev.tenantboard.persistence;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * The one pool of the running application: connections of the application role, defined by the WAR itself so that it
 * deploys alone. A connection that was not looked at for a second is validated before it is handed out, and who waits for
 * one is told after three seconds that there is none. Of several hosts, the driver would take what was a standby for one for
 * ten seconds more; it looks again after one. Its size is no setting: an annotation's number is not expanded, and a
 * descriptor's is refused.
 */
@DataSourceDefinition(
        name = ConnectionPool.NAME,
        className = "org.postgresql.ds.PGSimpleDataSource",
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
            "hostRecheckSeconds=1",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=3000",
            "fish.payara.connection-leak-timeout-in-seconds=60",
            "fish.payara.connection-leak-reclaim=true"
        })
public final class ConnectionPool {

    /** The pool's JNDI name. */
    public static final String NAME = "java:app/jdbc/tenantboard";

    private ConnectionPool() {}
}

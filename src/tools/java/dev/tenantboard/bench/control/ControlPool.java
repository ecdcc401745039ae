package dev.tenantboard.bench.control;

import jakarta.annotation.sql.DataSourceDefinition;

/** The product's pool under another name, over the bare driver. A test compares them. */
@DataSourceDefinition(
        name = ControlPool.NAME,
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
            "logServerErrorDetail=false",
            "hostRecheckSeconds=1",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=3000"
        })
final class ControlPool {

    static final String NAME = "java:app/jdbc/control";

    private ControlPool() {}
}

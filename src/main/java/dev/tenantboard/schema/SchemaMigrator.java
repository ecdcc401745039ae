package dev.tenantboard.schema;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Migrates when the application starts. A failure fails the deployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigrator {

    private static final System.Logger LOG = System.getLogger(SchemaMigrator.class.getName());

    @Inject
    @ConfigProperty(name = "tenantboard.database.url")
    private String databaseUrl;

    @Inject
    @ConfigProperty(name = "tenantboard.database.user")
    private String applicationRole;

    @Inject
    @ConfigProperty(name = "tenantboard.migration.url")
    private Optional<String> migrationUrl;

    @Inject
    @ConfigProperty(name = "tenantboard.migration.user")
    private String migrationRole;

    @Inject
    @ConfigProperty(name = "tenantboard.migration.password")
    private Optional<String> migrationPassword;

    private volatile String version;

    @PostConstruct
    void migrate() {
        version = new SchemaMigrations(connections(), applicationRole).migrate();
        LOG.log(System.Logger.Level.INFO, "The database schema is at version {0} or newer.", version);
    }

    /** Has no pool: each connection of Flyway is closed after use. */
    private PGSimpleDataSource connections() {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        try {
            connections.setUrl(migrationUrl.orElse(databaseUrl));
        } catch (IllegalArgumentException unparsable) {
            // The driver's message contains the address, which may include a password.
            throw new SchemaMigrationException("tenantboard.migration.url is not a PostgreSQL address");
        }
        connections.setUser(migrationRole);
        migrationPassword.ifPresent(connections::setPassword);
        connections.setApplicationName("tenantboard migrations");
        return connections;
    }

    /** Returns the version of this server's migrations. */
    public String version() {
        return version;
    }
}

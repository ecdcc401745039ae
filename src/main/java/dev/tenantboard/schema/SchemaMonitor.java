package dev.tenantboard.schema;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs the guard after the migration and then every ten seconds. After a failed run it repeats every second, because
 * the server is not ready until the guard has run.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMonitor {

    private static final int SECONDS = 10;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource dataSource;

    @Inject
    private SchemaStatus status;

    @Inject
    private SchemaMigrator migrator;

    private SchemaGuard guard;
    private int toWait = SECONDS;

    @PostConstruct
    void start() {
        guard = new SchemaGuard(migrator.version());
        try (Connection connection = dataSource.getConnection()) {
            status.started(guard.findings(connection));
        } catch (SQLException failure) {
            throw new SchemaMigrationException(
                    "The guard cannot reach the database with the application role", failure);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        toWait--;
        if (toWait <= 0) {
            toWait = check() ? SECONDS : 1;
        }
    }

    private boolean check() {
        try (Connection connection = dataSource.getConnection()) {
            status.checked(guard.findings(connection));
            return true;
        } catch (SQLException | RuntimeException failure) {
            // An exception would end the timer after one retry.
            status.checked(List.of(unchecked(failure)));
            return false;
        }
    }

    private static Finding unchecked(Exception failure) {
        return new Finding("unchecked", List.of("database"), "Make it reachable again: " + failure.getMessage());
    }
}

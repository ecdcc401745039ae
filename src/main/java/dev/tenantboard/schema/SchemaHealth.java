package dev.tenantboard.schema;

import static java.util.stream.Collectors.joining;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.api.MigrationVersion;

/** The answers of {@code /health}. Anybody may ask, so they name failed checks only; the log says the rest. */
@ApplicationScoped
public class SchemaHealth {

    private static final int VALIDATION_SECONDS = 2;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource dataSource;

    @Inject
    private SchemaMigrator migrator;

    @Inject
    private SchemaStatus status;

    @Produces
    @Liveness
    HealthCheck tenantboard() {
        return () -> HealthCheckResponse.up("tenantboard");
    }

    @Produces
    @Readiness
    HealthCheck database() {
        return () -> HealthCheckResponse.named("database").status(isReachable()).build();
    }

    /** A newer schema is fine: every migration stays compatible with the release before it. */
    @Produces
    @Readiness
    HealthCheck schema() {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("schema").withData("known", migrator.version());
            try {
                String found = installedVersion();
                MigrationVersion installed = MigrationVersion.fromVersion(found);
                return answer.withData("installed", found)
                        .status(installed.isAtLeast(migrator.version()))
                        .build();
            } catch (SQLException unknown) {
                return answer.down().build();
            }
        };
    }

    @Produces
    @Readiness
    HealthCheck guard() {
        return () -> {
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("guard");
            List<Finding> findings = status.findings();
            if (!findings.isEmpty()) {
                answer.withData("failed", findings.stream().map(Finding::check).collect(joining(", ")));
            }
            return answer.status(status.isSafe() && findings.isEmpty()).build();
        };
    }

    private boolean isReachable() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(VALIDATION_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private String installedVersion() throws SQLException {
        String sql = "select version from " + SchemaMigrations.HISTORY_TABLE
                + " where success and version is not null order by installed_rank desc limit 1";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet versions = statement.executeQuery(sql)) {
            return versions.next() ? versions.getString(1) : "0";
        }
    }
}

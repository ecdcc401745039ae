package dev.tenantboard.schema;

import static java.util.stream.Collectors.joining;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The responses of {@code /health}. They are public, so they contain only the names of failed checks. The log has the
 * rest.
 */
@ApplicationScoped
public class SchemaHealth {

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource dataSource;

    @Inject
    private SchemaMigrator migrator;

    @Inject
    private SchemaStatus status;

    private DatabaseProbe probe;

    @PostConstruct
    void prepare() {
        probe = new DatabaseProbe(dataSource, System::nanoTime);
    }

    @Produces
    @Liveness
    HealthCheck tenantboard() {
        return () -> HealthCheckResponse.up("tenantboard");
    }

    @Produces
    @Readiness
    HealthCheck database() {
        return () -> HealthCheckResponse.named("database")
                .status(probe.read().reachable())
                .build();
    }

    /** A newer schema is accepted: every migration stays compatible with the release before it. */
    @Produces
    @Readiness
    HealthCheck schema() {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("schema").withData("known", migrator.version());
            Optional<String> installed = probe.read().version();
            installed.ifPresent(version -> answer.withData("installed", version));
            return answer.status(installed
                            .map(MigrationVersion::fromVersion)
                            .filter(version -> version.isAtLeast(migrator.version()))
                            .isPresent())
                    .build();
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
}

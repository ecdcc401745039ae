package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.access.RequestLimit;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Opens the tenant of the running transaction in both layers: the settings that the database's policies read, and the
 * properties that EclipseLink's criteria read.
 */
@ApplicationScoped
public class TenantOpening {

    /** The property behind {@code @TenantDiscriminatorColumn}: unset, a query of a tenant's entities throws. */
    public static final String DISCRIMINATOR = "eclipselink.tenant-id";

    /** The properties behind {@code @AdditionalCriteria}. */
    public static final String ORGANIZATION = "organization";

    public static final String USER = "user";

    @Inject
    private CallerRequest request;

    @Inject
    private RequestLimit limit;

    @Inject
    private CommitEvents news;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @PersistenceContext
    private EntityManager entities;

    Caller open() throws SQLException {
        if (!request.isAdmitted()) {
            throw new IllegalStateException("no caller: a tenant's service was called outside of an admitted request");
        }
        Caller caller = request.isBackground() ? tellDatabase() : limit.counting(this::tellDatabase);
        if (!request.access().permits(caller)) {
            throw new ProblemException(ProblemType.ROLE_NOT_PERMITTED);
        }
        tellEntities(caller);
        if (caller.organizationId() != null && !request.access().isReading()) {
            news.follow(caller);
        }
        return caller;
    }

    /** The container hands out the transaction's own connection here; closing it only returns the handle. */
    private Caller tellDatabase() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            var settings = new TenantSettings(connection);
            return switch (request.scope()) {
                case ORGANIZATION ->
                    settings.openOrganization(request.userId(), request.organizationId(), request.access());
                case PRODUCT -> settings.openForProduct(request.organizationId());
                case USER, SYSTEM -> settings.openWithoutOrganization(request.userId(), request.scope());
            };
        }
    }

    private void tellEntities(Caller caller) {
        // A property that is set to null keeps what it was.
        entities.setProperty(USER, caller.userId() == null ? "" : caller.userId());
        if (caller.organizationId() != null) {
            entities.setProperty(ORGANIZATION, caller.organizationId());
            entities.setProperty(DISCRIMINATOR, caller.organizationId());
        } else {
            entities.setProperty(ORGANIZATION, "");
        }
    }
}

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
 * Opens the tenant of the running transaction in both layers: it sets the settings that the database's policies read, and the
 * properties that EclipseLink's criteria read.
 */
@ApplicationScoped
public class TenantOpening {

    /** The property of {@code @TenantDiscriminatorColumn}: without it, a query of a tenant's entities throws. */
    public static final String DISCRIMINATOR = "eclipselink.tenant-id";

    /** The properties of {@code @AdditionalCriteria}. */
    public static final String ORGANIZATION = "organization";

    public static final String USER = "user";

    @Inject
    private CallerRequest request;

    @Inject
    private RequestLimit limit;

    @Inject
    private CommitEvents commits;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @PersistenceContext
    private EntityManager entities;

    Caller open() throws SQLException {
        if (!request.isAdmitted()) {
            throw new IllegalStateException("no caller: a tenant's service was called outside of an admitted request");
        }
        Caller caller = caller();
        if (!request.access().permits(caller)) {
            throw new ProblemException(ProblemType.ROLE_NOT_PERMITTED);
        }
        openEntities(caller);
        if (caller.organizationId() != null && !request.access().isReading()) {
            commits.register(caller);
        }
        return caller;
    }

    private Caller caller() throws SQLException {
        Caller caller;
        try {
            caller = openDatabase();
        } catch (ProblemException noMember) {
            limit.forget();
            throw noMember;
        }
        limit.settle(caller);
        return caller;
    }

    /** The pool returns the transaction's own connection here; closing it only closes the handle. */
    private Caller openDatabase() throws SQLException {
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

    private void openEntities(Caller caller) {
        // A property that is set to null keeps its former value.
        entities.setProperty(USER, caller.userId() == null ? "" : caller.userId());
        if (caller.organizationId() != null) {
            entities.setProperty(ORGANIZATION, caller.organizationId());
            entities.setProperty(DISCRIMINATOR, caller.organizationId());
        } else {
            entities.setProperty(ORGANIZATION, "");
        }
    }
}

package dev.tenantboard.tenancy;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;

/**
 * Finds rows by id on the caller's behalf. What they may not read is answered like what is not there; what they may
 * read but not change is refused.
 */
@ApplicationScoped
public class TenantRows {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /**
     * A row that the caller may read.
     *
     * @throws ProblemException 404
     */
    public <T extends OrganizationOwned> T readable(Class<T> type, String id) {
        return demandReadable(entities.find(type, id));
    }

    /** Those of several rows that the caller may read. */
    public <T extends OrganizationOwned> List<T> readable(Class<T> type, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String named = "select e from " + type.getSimpleName() + " e where e.id in :ids"
                + " and (e.organizationId = :organization or e.organizationId is null)";
        return entities.createQuery(named, type)
                .setParameter("ids", ids)
                .setParameter("organization", tenant.organizationId())
                .getResultStream()
                .filter(row -> row.isReadableBy(tenant.caller()))
                .toList();
    }

    /**
     * A row that the caller may change, locked: of two changes based on the same state, the later one sees the earlier
     * and is refused. The database hides from a lock what may be read but not written, hence the second look.
     *
     * @throws ProblemException 404 or 403
     */
    public <T extends OrganizationOwned> T changeable(Class<T> type, String id) {
        T row = entities.find(type, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            readable(type, id);
            throw notYours();
        }
        if (!demandReadable(row).isChangeableBy(tenant.caller())) {
            throw notYours();
        }
        return row;
    }

    private <T extends OrganizationOwned> T demandReadable(T row) {
        if (row == null || !row.isReadableBy(tenant.caller())) {
            throw ProblemException.notFound();
        }
        return row;
    }

    private static ProblemException notYours() {
        return new ProblemException(
                ProblemType.CHANGE_NOT_PERMITTED,
                "You may read this, but not change it: it is another member's or the platform's.");
    }
}

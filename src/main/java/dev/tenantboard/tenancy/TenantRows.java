package dev.tenantboard.tenancy;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;

/**
 * Finds rows by id for the caller. A row that the caller may not read is not found; a change to a row that the caller may only
 * read is refused.
 */
@ApplicationScoped
public class TenantRows {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /**
     * @throws ProblemException 404 if the caller may not read the row
     */
    public <T extends OrganizationOwned> T readable(Class<T> type, String id) {
        return requireReadable(entities.find(type, id));
    }

    /** The rows that the caller may read among several. */
    public <T extends OrganizationOwned> List<T> readable(Class<T> type, Collection<String> ids) {
        return found(type, ids).stream()
                .filter(row -> row.isReadableBy(tenant.caller()))
                .toList();
    }

    /** The organization's and the platform's rows among several, without a check of permissions. */
    public <T extends OrganizationOwned> List<T> found(Class<T> type, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String named = "select e from " + type.getSimpleName() + " e where e.id in :ids"
                + " and (e.organizationId = :organization or e.organizationId is null)";
        return entities.createQuery(named, type)
                .setParameter("ids", ids)
                .setParameter("organization", tenant.organizationId())
                .getResultList();
    }

    /**
     * Finds a row to change it, without a lock.
     *
     * @throws ProblemException 404 or 403
     */
    public <T extends OrganizationOwned> T changeable(Class<T> type, String id) {
        return requireChangeable(entities.find(type, id));
    }

    /**
     * Finds and locks a row to change it. Only changes without If-Match need the lock.
     *
     * @throws ProblemException 404 or 403
     */
    public <T extends OrganizationOwned> T locked(Class<T> type, String id) {
        return requireChangeable(entities.find(type, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Writes a change. Of two concurrent changes of the same state the later is refused: its update or delete finds no row with the
     * version that it has read.
     *
     * @throws ProblemException 412
     */
    public void write() {
        try {
            entities.flush();
        } catch (OptimisticLockException changedMeanwhile) {
            throw ProblemException.stale();
        }
    }

    private <T extends OrganizationOwned> T requireReadable(T row) {
        if (row == null || !row.isReadableBy(tenant.caller())) {
            throw ProblemException.notFound();
        }
        return row;
    }

    private <T extends OrganizationOwned> T requireChangeable(T row) {
        if (!requireReadable(row).isChangeableBy(tenant.caller())) {
            throw new ProblemException(
                    ProblemType.CHANGE_NOT_PERMITTED,
                    "You may read this, but not change it: it is another member's or the platform's.");
        }
        return row;
    }
}

package dev.tenantboard.definition;

import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.http.IfMatch;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Creates, changes and deletes definitions. A change requires the state of If-Match. Each change is recorded in the
 * audit trail, in the same transaction.
 */
@Stateless
@Tenanted
public class Definitions {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private AuditTrail trail;

    public <R extends DefinitionRow<?>> R add(R row) {
        entities.persist(row);
        recordChange(row, "created", List.of());
        return row;
    }

    /**
     * Finds a row to change it. It is not locked.
     *
     * @throws dev.tenantboard.problem.ProblemException 404, 403 or 412
     */
    public <R extends DefinitionRow<?>> R changeable(Class<R> type, String id, IfMatch ifMatch) {
        R row = rows.changeable(type, id);
        ifMatch.require(row.etag(tenant.caller()));
        return row;
    }

    /**
     * Replaces the definition of a changeable row. If no field differs, the entity tag and the audit trail do not
     * change.
     *
     * @throws dev.tenantboard.problem.ProblemException 412 if another request has changed or deleted the row
     */
    public <D extends Record> void replace(DefinitionRow<D> row, D definition) {
        List<String> fields = row.redefine(definition);
        if (!fields.isEmpty()) {
            rows.write();
            recordChange(row, "changed", fields);
        }
    }

    /**
     * Deletes a row.
     *
     * @throws dev.tenantboard.problem.ProblemException 404, 403 or 412
     */
    public <R extends DefinitionRow<?>> void remove(Class<R> type, String id, IfMatch ifMatch) {
        R row = changeable(type, id, ifMatch);
        entities.remove(row);
        rows.write();
        recordChange(row, "deleted", List.of());
    }

    private void recordChange(DefinitionRow<?> row, String action, List<String> fields) {
        trail.recordChange(row.entityType(), row.id(), action, fields);
    }
}

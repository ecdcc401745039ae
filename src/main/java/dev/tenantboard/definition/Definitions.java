package dev.tenantboard.definition;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.SortKey;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Creates, changes and deletes definitions. A change requires the state of If-Match. Each change is recorded in the
 * audit trail, in the same transaction.
 */
@Stateless
@Tenanted
public class Definitions {

    /**
     * A row after a request to change it.
     *
     * @param fields the names of the fields that differ from before
     */
    public record Changed<R>(R row, List<String> fields) {

        /** Returns whether the request had an effect. */
        public boolean differs() {
            return !fields.isEmpty();
        }
    }

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private AuditTrail trail;

    @Inject
    private Quotas quotas;

    /**
     * Creates a row. Rows that the transaction added before count too.
     *
     * @throws dev.tenantboard.problem.ProblemException 409 if the organization has as many rows of the kind as its tier
     *     allows
     */
    public <R extends DefinitionRow<?>> R add(R row) {
        entities.flush();
        quotas.requireRoom(row.quota());
        entities.persist(row);
        recordChange(row, "created", List.of());
        return row;
    }

    /**
     * Changes the definition of a row, without a lock. If no field differs, the entity tag and the audit trail do not
     * change.
     *
     * @param next returns the new definition for the current one, or refuses the change with an exception
     * @throws dev.tenantboard.problem.ProblemException 404, 403, or 412 if the row does not have the state of If-Match,
     *     or another request changes or deletes it meanwhile
     */
    public <D extends Record, R extends DefinitionRow<D>> Changed<R> change(
            Class<R> type, String id, Preconditions preconditions, UnaryOperator<D> next) {
        R row = changeable(type, id, preconditions);
        var changed = new Changed<>(row, row.redefine(next.apply(row.definition())));
        if (changed.differs()) {
            rows.write();
            recordChange(row, "changed", changed.fields());
        }
        return changed;
    }

    /**
     * Deletes a row.
     *
     * @throws dev.tenantboard.problem.ProblemException 404, 403 or 412
     */
    public <R extends DefinitionRow<?>> void remove(Class<R> type, String id, Preconditions preconditions) {
        R row = changeable(type, id, preconditions);
        entities.remove(row);
        rows.write();
        recordChange(row, "deleted", List.of());
    }

    /** Returns the first rows of the caller's organization, the oldest first, without a check of permissions. */
    public <D extends Record, R extends DefinitionRow<D>> List<Defined<D>> owned(Class<R> type, int limit) {
        Caller caller = tenant.caller();
        SortKey<R> order = SortKey.oldestFirst("createdAt", DefinitionRow::createdAt);
        return new KeysetQuery<>(entities, type)
                .owned(caller).first(limit, order).stream()
                        .map(row -> new Defined<>(row.id(), row.definition(), row.etag(caller)))
                        .toList();
    }

    private <R extends DefinitionRow<?>> R changeable(Class<R> type, String id, Preconditions preconditions) {
        R row = rows.changeable(type, id);
        preconditions.require(row.etag(tenant.caller()));
        return row;
    }

    private void recordChange(DefinitionRow<?> row, String action, List<String> fields) {
        trail.recordChange(row.entityType(), row.id(), row.openName(), action, fields);
    }
}

package dev.tenantboard.activity.recording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityFeed;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Records changes, calls, system events and refusals as activities. A change contains the names of the changed fields,
 * but never their values. The only value is the name of the row in the title, if every member may read the row.
 */
@Stateless
@Tenanted
public class AuditTrail {

    /** The entity type of refusals. Clients cannot use it, because a forged refusal would suppress a real one. */
    private static final String OPERATION = "operation";

    private static final Logger LOG = System.getLogger(AuditTrail.class.getName());

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /**
     * Records a change in the transaction of the change. System rows have no organization, so their changes are logged.
     *
     * @param openName null if not every member may know the name
     */
    public void recordChange(String entityType, String entityId, String openName, String action, List<String> fields) {
        Caller caller = tenant.caller();
        if (caller.managesSystemRows()) {
            LOG.log(
                    Level.INFO,
                    "system {0} {1} was {2} by user {3}; fields: {4}",
                    entityType,
                    entityId,
                    action,
                    caller.userId(),
                    fields);
            return;
        }
        entities.persist(new ActivityFeed(
                caller,
                new NewActivity(
                        TrailTitle.of("A " + entityType.replace('_', ' ') + " was " + action, openName),
                        null,
                        ActivityType.DATA_CHANGE,
                        entityType,
                        entityId,
                        action,
                        fields.isEmpty() ? null : metadata(fields),
                        ActivitySeverity.INFO)));
    }

    /**
     * Records the outcome of a call to another system. Members cannot record this type, so they cannot forge one.
     *
     * @param openName null if not every member may know the name
     * @param action the outcome, in the past tense or as a state
     */
    public void recordCall(
            String entityType,
            String entityId,
            String openName,
            String action,
            ActivitySeverity severity,
            ObjectNode metadata) {
        entities.persist(new ActivityFeed(
                tenant.caller(),
                new NewActivity(
                        TrailTitle.of("A " + entityType.replace('_', ' ') + " was called (" + action + ")", openName),
                        null,
                        ActivityType.INTEGRATION_EVENT,
                        entityType,
                        entityId,
                        action,
                        metadata,
                        severity)));
    }

    /** Records an event that the product detected. Members cannot record this type. */
    public void recordSystemEvent(
            String title,
            String entityType,
            String entityId,
            String action,
            ActivitySeverity severity,
            ObjectNode metadata) {
        entities.persist(new ActivityFeed(
                tenant.caller(),
                new NewActivity(
                        title, null, ActivityType.SYSTEM_EVENT, entityType, entityId, action, metadata, severity)));
    }

    /**
     * Records that an operation was refused, at most once a minute for each caller, so that retries do not fill the
     * feed.
     */
    public void recordRefusal(String operationId) {
        Caller caller = tenant.caller();
        if (tryLock("refusal " + caller.organizationId() + " " + caller.userId() + " " + operationId)
                && !wasRefusedRecently(caller, operationId)) {
            entities.persist(new ActivityFeed(
                    caller,
                    new NewActivity(
                            operationId + " was refused",
                            null,
                            ActivityType.SECURITY_EVENT,
                            OPERATION,
                            operationId,
                            "refused",
                            null,
                            ActivitySeverity.WARNING)));
        }
    }

    public static boolean isReserved(NewActivity activity) {
        return activity.type() == ActivityType.SECURITY_EVENT
                && activity.entityType().equals(OPERATION);
    }

    /** Of two concurrent refusals only one gets the lock. Without it, both would find no earlier refusal. */
    private boolean tryLock(String lock) {
        return (Boolean) NativeQueries.of(entities, "select pg_try_advisory_xact_lock(hashtextextended(?, 0))", lock)
                .getSingleResult();
    }

    private boolean wasRefusedRecently(Caller caller, String operationId) {
        return !entities.createQuery(
                        "select e.id from ActivityFeed e where e.organizationId = :organization and e.createdAt > :since"
                                + " and e.type = :type and e.userId = :user and e.entityType = :entity"
                                + " and e.entityId = :operation",
                        String.class)
                .setParameter("organization", caller.organizationId())
                .setParameter("since", Timestamps.now().minusMinutes(1))
                .setParameter("type", ActivityType.SECURITY_EVENT)
                .setParameter("user", caller.userId())
                .setParameter("entity", OPERATION)
                .setParameter("operation", operationId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static ObjectNode metadata(List<String> fields) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        fields.forEach(metadata.putArray("fields")::add);
        return metadata;
    }
}

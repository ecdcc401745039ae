package dev.tenantboard.activity.recording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityFeed;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
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
 * The trail that changes and refusals leave among the activities: which entity, what was done, which fields; never their
 * values.
 */
@Stateless
@Tenanted
public class AuditTrail {

    /** The entity of a refusal; of no security event that a client records, or who is refused could hide it. */
    private static final String OPERATION = "operation";

    private static final Logger LOG = System.getLogger(AuditTrail.class.getName());

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /** Records a change in its own transaction. The platform's rows are no organization's, so theirs goes to the log. */
    public void dataChanged(String entityType, String entityId, String action, List<String> fields) {
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
                        "A " + entityType.replace('_', ' ') + " was " + action,
                        null,
                        ActivityType.DATA_CHANGE,
                        entityType,
                        entityId,
                        action,
                        fields.isEmpty() ? null : metadata(fields),
                        ActivitySeverity.INFO)));
    }

    /**
     * Records what came of a call to another system. Members cannot record this type themselves, so nobody makes one up.
     *
     * @param action what it came to, in the past tense or as a state
     */
    public void called(
            String entityType, String entityId, String action, ActivitySeverity severity, ObjectNode metadata) {
        entities.persist(new ActivityFeed(
                tenant.caller(),
                new NewActivity(
                        "A call of a " + entityType.replace('_', ' ') + ": " + action,
                        null,
                        ActivityType.INTEGRATION_EVENT,
                        entityType,
                        entityId,
                        action,
                        metadata,
                        severity)));
    }

    /** Records what the product noticed by itself. Members cannot record this type themselves. */
    public void happened(
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

    /** Records that the caller was refused an operation, at most once a minute: who keeps trying does not fill the feed. */
    public void refused(String operationId) {
        Caller caller = tenant.caller();
        if (isAlone("refusal " + caller.organizationId() + " " + caller.userId() + " " + operationId)
                && !wasRefusedLately(caller, operationId)) {
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

    public static boolean isOwn(NewActivity what) {
        return what.type() == ActivityType.SECURITY_EVENT && what.entityType().equals(OPERATION);
    }

    /** Two refusals at once would both find none before them; the later one leaves it to the earlier. */
    private boolean isAlone(String what) {
        return (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .setHint("eclipselink.jdbc.allow-native-sql-query", true)
                .setParameter(1, what)
                .getSingleResult();
    }

    private boolean wasRefusedLately(Caller caller, String operationId) {
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

package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.organization.Organization;
import dev.tenantboard.organization.User;
import dev.tenantboard.organization.UserAt;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.JsonDocumentConverter;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** An activity: something that happened to an entity of an organization. */
@Entity
@Table(name = "activity_feeds")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class ActivityFeed implements OrganizationOwned {

    @Id
    private String id;

    @Column(updatable = false)
    private String title;

    @Column(updatable = false)
    private String description;

    @Column(updatable = false)
    @Convert(converter = ActivityType.Mapping.class)
    private ActivityType type;

    @Column(name = "entity_type", updatable = false)
    private String entityType;

    @Column(name = "entity_id", updatable = false)
    private String entityId;

    @Column(updatable = false)
    private String action;

    @Column(updatable = false)
    @Convert(converter = JsonDocumentConverter.class)
    private ObjectNode metadata;

    @Column(updatable = false)
    @Convert(converter = ActivitySeverity.Mapping.class)
    private ActivitySeverity severity;

    @Column(name = "is_read")
    private boolean read;

    @Column(name = "is_pinned")
    private boolean pinned;

    @Column(name = "is_archived")
    private boolean archived;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id", insertable = false, updatable = false)
    private Organization organization;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    protected ActivityFeed() {}

    /** Creates an activity that the caller caused or reports, in the caller's organization. */
    public ActivityFeed(Caller recorder, NewActivity content) {
        id = Ids.next();
        organizationId = recorder.organizationId();
        userId = recorder.userId();
        createdAt = content.occurredAt() == null ? Timestamps.now() : Timestamps.stored(content.occurredAt());
        title = content.title();
        description = content.description();
        type = content.type();
        entityType = content.entityType();
        entityId = content.entityId();
        action = content.action();
        metadata = content.metadata();
        severity = content.severity();
    }

    public void mark(ActivityMarks marks) {
        read = marks.isRead();
        pinned = marks.isPinned();
        archived = marks.isArchived();
    }

    /** Removes all marks, so that the activity is as it was recorded. */
    public ActivityFeed withoutMarks() {
        mark(new ActivityMarks(false, false, false));
        return this;
    }

    public ActivityMarks marks() {
        return new ActivityMarks(read, pinned, archived);
    }

    public NewActivity content() {
        return new NewActivity(title, description, type, entityType, entityId, action, metadata, severity);
    }

    public String id() {
        return id;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    @Override
    public boolean isReadableBy(Caller caller) {
        return type != ActivityType.SECURITY_EVENT || Access.READ_SECURITY_EVENTS.permits(caller);
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    public String userId() {
        return userId;
    }

    /** Returns who caused the activity, or null for the product and for a user who was deleted. */
    public UserAt by() {
        return userId == null ? null : new UserAt(userId, createdAt);
    }

    public Organization organization() {
        return organization;
    }

    public User user() {
        return user;
    }
}

package dev.tenantboard.definition;

import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.organization.Organization;
import dev.tenantboard.organization.User;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.tenancy.OrganizationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.OffsetDateTime;

/**
 * What the rows have in common that somebody in an organization defines: whose they are, by whom, and since when.
 *
 * @param <D> what a client says of such a row
 */
@MappedSuperclass
public abstract class DefinitionRow<D extends Record> implements OrganizationOwned {

    @Id
    private String id;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id", insertable = false, updatable = false)
    private Organization organization;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by", insertable = false, updatable = false)
    private User creator;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected DefinitionRow() {}

    /** A new row of the caller's organization, or of the platform in the scope of system rows. */
    protected DefinitionRow(Caller creator) {
        id = Ids.next();
        organizationId = creator.organizationId();
        createdBy = creator.userId();
        createdAt = Timestamps.now();
        updatedAt = createdAt;
    }

    /** What an activity calls such a row. */
    public abstract String entityType();

    public abstract D definition();

    /** Takes a definition over, field by field. */
    protected abstract void define(D definition);

    /** Replaces the definition, and marks the change. */
    public final void redefine(D definition) {
        define(definition);
        updatedAt = Timestamps.after(updatedAt);
    }

    /** The entity tag of the definition in the reader's organization: it moves with each change, and with nothing else. */
    public String etag(Caller reader) {
        return EntityTags.of(reader.organizationId(), id, updatedAt.toInstant());
    }

    public String id() {
        return id;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    public Organization organization() {
        return organization;
    }

    /** The id of the user who created the row, or null if that user is gone. */
    public String createdBy() {
        return createdBy;
    }

    public User creator() {
        return creator;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    public OffsetDateTime updatedAt() {
        return updatedAt;
    }
}

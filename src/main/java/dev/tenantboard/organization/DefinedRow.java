package dev.tenantboard.organization;

import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.OrganizationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.OffsetDateTime;

/** What the rows have in common that somebody in an organization defines: whose they are, by whom, and since when. */
@MappedSuperclass
public abstract class DefinedRow implements OrganizationOwned {

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

    protected DefinedRow() {}

    /** A new row of the caller's organization, or of the platform in the scope of system rows. */
    protected DefinedRow(Caller creator) {
        id = Ids.next();
        organizationId = creator.organizationId();
        createdBy = creator.userId();
        createdAt = Timestamps.now();
        updatedAt = createdAt;
    }

    /** Marks a change of the definition. */
    protected void markChange() {
        updatedAt = Timestamps.after(updatedAt);
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

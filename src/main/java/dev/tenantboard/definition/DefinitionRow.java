package dev.tenantboard.definition;

import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.organization.Organization;
import dev.tenantboard.organization.Person;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.organization.User;
import dev.tenantboard.organization.UserAt;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.tenancy.OrganizationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.persistence.annotations.OptimisticLocking;
import org.eclipse.persistence.annotations.OptimisticLockingType;

/**
 * The common part of rows that a user defines: organization, creator, and times. The time of the last change is the
 * version: an update or delete of a row that has another one by then fails.
 *
 * @param <D> the fields that a client writes
 */
@MappedSuperclass
@OptimisticLocking(
        type = OptimisticLockingType.SELECTED_COLUMNS,
        // EclipseLink finds the column only in upper case.
        selectedColumns = @Column(name = "UPDATED_AT"))
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

    /** Creates a row of the caller's organization, or of the platform if the scope is system rows. */
    protected DefinitionRow(Caller creator) {
        id = Ids.next();
        organizationId = creator.organizationId();
        createdBy = creator.userId();
        createdAt = Timestamps.now();
        updatedAt = createdAt;
    }

    /** Returns the entity type in activities. */
    public abstract String entityType();

    /**
     * Returns the name, or null if a member may be refused to read the row. All members may read the titles of activities.
     */
    public abstract String openName();

    /** Returns the kind that limits how many rows an organization may have. */
    public abstract Quota quota();

    public abstract D definition();

    /** Sets all fields of the definition. Only the constructor and {@link #redefine} call it. */
    protected abstract void define(D definition);

    /**
     * Replaces the definition, and sets the time of the change if a field differs.
     *
     * @return the names of the fields that differ
     */
    final List<String> redefine(D definition) {
        List<String> changed = changedFields(definition(), definition);
        if (!changed.isEmpty()) {
            define(definition);
            updatedAt = Timestamps.after(updatedAt);
        }
        return changed;
    }

    private static List<String> changedFields(Record before, Record after) {
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(field -> !Objects.equals(value(field, before), value(field, after)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent field, Record definition) {
        try {
            return field.getAccessor().invoke(definition);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot read the field of a definition: " + field, failure);
        }
    }

    /** Returns the entity tag in the reader's organization. Only a change of the definition changes it. */
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

    /** Returns the id of the user that created the row, or null if that user was deleted. */
    public String createdBy() {
        return createdBy;
    }

    /**
     * Returns a view that lacks the creator. The creator of a row of the platform is none of the organization's members, so
     * it is nobody.
     */
    public <V> Unnamed<V> byCreator(Function<Person, V> view) {
        return new Unnamed<>(
                createdBy == null || organizationId == null ? null : new UserAt(createdBy, createdAt), view);
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

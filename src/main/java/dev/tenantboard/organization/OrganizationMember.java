package dev.tenantboard.organization;

import dev.tenantboard.access.Role;
import dev.tenantboard.persistence.TextArrayConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.eclipse.persistence.annotations.ReadOnly;

/** A membership: one of the caller, or one in the current organization. */
@Entity
@ReadOnly
@IdClass(OrganizationMember.Key.class)
@Table(name = "organization_members")
@AdditionalCriteria("this.userId = :user or this.organizationId = :organization")
public class OrganizationMember {

    /** The unique pair of a membership. The platform's own primary key is not read. */
    public record Key(String organizationId, String userId) implements Serializable {}

    @Id
    @Column(name = "organization_id")
    private String organizationId;

    @Id
    @Column(name = "user_id")
    private String userId;

    private String role;

    @Convert(converter = TextArrayConverter.class)
    private List<String> permissions;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id", insertable = false, updatable = false)
    private Organization organization;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    protected OrganizationMember() {}

    /** Returns the role, or null if it is unknown. */
    public Role role() {
        return Role.named(role).orElse(null);
    }

    public List<String> permissions() {
        return permissions == null ? List.of() : permissions;
    }

    public Organization organization() {
        return organization;
    }

    public User user() {
        return user;
    }
}

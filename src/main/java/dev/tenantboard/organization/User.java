package dev.tenantboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.eclipse.persistence.annotations.ReadOnly;

/** A user: the caller, or a member of the current organization. */
@Entity
@ReadOnly
@Table(name = "users")
@AdditionalCriteria("this.id = :user or sql('? in (select m.user_id from organization_members m"
        + " where m.organization_id = ?)', this.id, :organization)")
public class User {

    @Id
    private String id;

    private String email;

    private String name;

    @Column(name = "avatar_url")
    private String avatarUrl;

    @Column(name = "is_active")
    private boolean active;

    protected User() {}

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public String avatarUrl() {
        return avatarUrl;
    }
}

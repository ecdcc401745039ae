package dev.tenantboard.organization;

import dev.tenantboard.access.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.eclipse.persistence.annotations.ReadOnly;

/** A tenant: the current one, or another organization of the user. */
@Entity
@ReadOnly
@Table(name = "organizations")
@AdditionalCriteria("this.id = :organization or sql('? in (select m.organization_id from organization_members m"
        + " where m.user_id = ?)', this.id, :user)")
public class Organization {

    @Id
    private String id;

    private String name;

    private String slug;

    @Column(name = "subscription_tier")
    private String tier;

    protected Organization() {}

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }

    /** Returns the tier, or null if it is unknown. */
    public Tier tier() {
        return Tier.named(tier).orElse(null);
    }
}

package dev.tenantboard.organization;

import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The caller's own account. */
@Stateless
@Tenanted
public class AccountService {

    /** A limit for the answer, larger than any useful number. */
    private static final int MAX_MEMBERSHIPS = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    public Account get() {
        User user = entities.find(User.class, tenant.caller().userId());
        List<Account.Membership> memberships = entities.createQuery(
                        "select m from OrganizationMember m join fetch m.organization o where m.userId = :user"
                                + " order by o.name, o.id",
                        OrganizationMember.class)
                .setParameter("user", user.id())
                .setMaxResults(MAX_MEMBERSHIPS)
                .getResultStream()
                .map(Account.Membership::of)
                .toList();
        return new Account(user.id(), user.email(), user.name(), user.avatarUrl(), memberships);
    }
}

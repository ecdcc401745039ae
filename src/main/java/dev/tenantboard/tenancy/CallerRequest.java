package dev.tenantboard.tenancy;

import dev.tenantboard.authentication.Identity;
import jakarta.enterprise.context.RequestScoped;

/** What the current request asks for: who, with which access, for which organization. Empty until the filter fills it. */
@RequestScoped
public class CallerRequest {

    private Identity identity;
    private Access access;
    private String organizationId;
    private Scope scope;

    void admit(Identity identity, Access access, String organizationId, Scope scope) {
        this.identity = identity;
        this.access = access;
        this.organizationId = organizationId;
        this.scope = scope;
    }

    /** Makes the context the product's own, for work in one organization. Whoever is admitted already stays so. */
    void admitProduct(String organization) {
        if (isAdmitted()) {
            throw new IllegalStateException("the product works in a context of its own, and this one has a caller");
        }
        admit(null, Access.WORK_AS_PRODUCT, organization, Scope.PRODUCT);
    }

    void dismissProduct() {
        admit(null, null, null, null);
    }

    /**
     * Makes a refused request the product's own, which writes the refusal down in the organization that it was for.
     *
     * @return whether it was for one
     */
    public boolean becomeRecordOfRefusal() {
        access = Access.RECORD_OWN_REFUSALS;
        return isAdmitted() && scope == Scope.ORGANIZATION;
    }

    boolean isAdmitted() {
        return scope != null;
    }

    boolean isOfProduct() {
        return scope == Scope.PRODUCT;
    }

    /** Null if the product itself is at work. */
    String userId() {
        return identity == null ? null : identity.userId();
    }

    Access access() {
        return access;
    }

    /** The organization that the token or the request names, or null if neither does. */
    String organizationId() {
        return organizationId;
    }

    Scope scope() {
        return scope;
    }
}

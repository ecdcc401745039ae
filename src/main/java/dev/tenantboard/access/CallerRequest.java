package dev.tenantboard.access;

import jakarta.enterprise.context.RequestScoped;

/** The caller, access and organization of the current request. It is empty until the filter admits the request. */
@RequestScoped
public class CallerRequest {

    private Identity identity;
    private Access access;
    private String organizationId;
    private Scope scope;
    private boolean background;
    private Budget budget;
    private long cost = 1;

    public void admit(Identity identity, Access access, String organizationId, Scope scope) {
        this.identity = identity;
        this.access = access;
        this.organizationId = organizationId;
        this.scope = scope;
    }

    void enterSystemScope() {
        scope = Scope.SYSTEM;
    }

    /** Admits work without a request. It never replaces an admitted caller. */
    public void admitToBackground(Identity member, Access granted, String organization, Scope inScope) {
        if (isAdmitted()) {
            throw new IllegalStateException("background work needs a context without a caller");
        }
        admit(member, granted, organization, inScope);
        background = true;
    }

    public void dismiss() {
        admit(null, null, null, null);
        background = false;
    }

    /** Returns whether this is work without a request, which no rate limit counts. */
    public boolean isBackground() {
        return background;
    }

    /**
     * Gives a refused request the access to record its refusal in its organization.
     *
     * @return whether it has an organization
     */
    public boolean becomeRecordOfRefusal() {
        access = Access.RECORD_OWN_REFUSALS;
        return isAdmitted() && scope == Scope.ORGANIZATION;
    }

    /** The budget that counted or refused the request, or null. */
    Budget budget() {
        return budget;
    }

    void setBudget(Budget counting) {
        budget = counting;
    }

    /** As how many requests a budget counts this one. */
    long cost() {
        return cost;
    }

    void addCost(long more) {
        cost += more;
    }

    public boolean isAdmitted() {
        return scope != null;
    }

    /** Null for the product itself. */
    public String userId() {
        return identity == null ? null : identity.userId();
    }

    public Access access() {
        return access;
    }

    /** The organization that the token or the request names, or null if neither does. */
    public String organizationId() {
        return organizationId;
    }

    public Scope scope() {
        return scope;
    }
}

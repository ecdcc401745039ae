package dev.tenantboard.access;

import jakarta.enterprise.context.RequestScoped;

/** What the current request asks for: who, with which access, for which organization. Empty until the filter fills it. */
@RequestScoped
public class CallerRequest {

    private Identity identity;
    private Access access;
    private String organizationId;
    private Scope scope;
    private boolean background;
    private Budget spent;

    public void admit(Identity identity, Access access, String organizationId, Scope scope) {
        this.identity = identity;
        this.access = access;
        this.organizationId = organizationId;
        this.scope = scope;
    }

    void enterSystemScope() {
        scope = Scope.SYSTEM;
    }

    /** Makes the context that of work that no request asked for. Whoever is admitted already stays so. */
    public void admitToBackground(Identity worker, Access granted, String organization, Scope of) {
        if (isAdmitted()) {
            throw new IllegalStateException("background work has a context of its own, and this one has a caller");
        }
        admit(worker, granted, organization, of);
        background = true;
    }

    public void dismiss() {
        admit(null, null, null, null);
        background = false;
    }

    /** Whether no request asked for the work, so that it is counted as none. */
    public boolean isBackground() {
        return background;
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

    /** What the request was counted against, or null if it was not counted yet. */
    Budget spent() {
        return spent;
    }

    void spend(Budget budget) {
        spent = budget;
    }

    public boolean isAdmitted() {
        return scope != null;
    }

    /** Null if the product itself is at work. */
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

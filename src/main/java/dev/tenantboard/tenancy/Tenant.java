package dev.tenantboard.tenancy;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;

/**
 * The tenant of the running transaction. It is opened once, before anything else in the transaction, and never changes:
 * an entity manager that has seen two tenants serves one the objects of the other.
 */
@TransactionScoped
public class Tenant implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient Caller caller;

    private boolean readOnly;

    boolean isOpen() {
        return caller != null;
    }

    void open(Caller opened) {
        if (isOpen()) {
            throw new IllegalStateException("the transaction has a tenant already");
        }
        caller = opened;
    }

    /**
     * Who the transaction runs for.
     *
     * @throws IllegalStateException if no tenant was opened
     */
    public Caller caller() {
        if (!isOpen()) {
            throw new IllegalStateException("the transaction has no tenant: call a service through its interceptor");
        }
        return caller;
    }

    /** The organization the transaction runs for, or null in the scope of system rows. */
    public String organizationId() {
        return caller().organizationId();
    }

    /** Says that the transaction writes nothing that anybody would be told of. */
    public void readsOnly() {
        readOnly = true;
    }

    boolean isReadOnly() {
        return readOnly;
    }
}

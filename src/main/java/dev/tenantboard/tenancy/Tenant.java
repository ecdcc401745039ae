package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * The tenant of the running transaction. It is opened once, before all other work in the transaction, and never changes: an
 * entity manager with two tenants returns objects of one to the other. The transaction itself stores it. A bean of the
 * transaction's scope would be looked up through two proxies, a dozen times in a request.
 */
@ApplicationScoped
public class Tenant {

    private static final String READ_ONLY = Tenant.class.getName() + ".readOnly";

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    boolean isOpen() {
        return opened() != null;
    }

    void open(Caller caller) {
        if (isOpen()) {
            throw new IllegalStateException("the transaction has a tenant already");
        }
        transaction.putResource(Tenant.class, caller);
    }

    private Caller opened() {
        return (Caller) transaction.getResource(Tenant.class);
    }

    /**
     * The caller of the transaction.
     *
     * @throws IllegalStateException if no tenant was opened
     */
    public Caller caller() {
        Caller caller = opened();
        if (caller == null) {
            throw new IllegalStateException("the transaction has no tenant: call a service through its interceptor");
        }
        return caller;
    }

    /** The organization of the transaction, or null in the scope of system rows. */
    public String organizationId() {
        return caller().organizationId();
    }

    /** States that the transaction writes nothing that subscribers receive. */
    public void readsOnly() {
        transaction.putResource(READ_ONLY, true);
    }

    boolean isReadOnly() {
        return transaction.getResource(READ_ONLY) != null;
    }
}

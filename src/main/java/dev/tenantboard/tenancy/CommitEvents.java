package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Fires an event after the commit of each transaction that may have written rows of an organization. */
@ApplicationScoped
public class CommitEvents {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Tenant tenant;

    @Inject
    private Event<Committed> committed;

    /** A transaction that may have written rows of an organization was committed. */
    public record Committed(String organizationId) {}

    void register(Caller caller) {
        transactions.registerInterposedSynchronization(new Commit(caller.organizationId()));
    }

    /** Stores the organization, because the transaction has its tenant only until its completion. */
    private final class Commit implements Synchronization {

        private final String organizationId;
        private boolean mayHaveWritten;

        Commit(String organizationId) {
            this.organizationId = organizationId;
        }

        @Override
        public void beforeCompletion() {
            mayHaveWritten = !tenant.isReadOnly();
        }

        @Override
        public void afterCompletion(int status) {
            if (mayHaveWritten && status == Status.STATUS_COMMITTED) {
                committed.fire(new Committed(organizationId));
            }
        }
    }
}

package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Says of each transaction that may have written in an organization that it was committed. */
@ApplicationScoped
public class CommitEvents {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Tenant tenant;

    @Inject
    private Event<Committed> committed;

    void follow(Caller caller) {
        transactions.registerInterposedSynchronization(new Follower(caller.organizationId()));
    }

    /** The tenant is there until the end only. */
    private final class Follower implements Synchronization {

        private final String organizationId;
        private boolean mayHaveWritten;

        Follower(String organizationId) {
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

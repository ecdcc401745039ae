package dev.tenantboard.tenancy;

import dev.tenantboard.access.CallerRequest;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that no request asked for, on timers and managed threads: where a request's caller is admitted or a transaction is
 * open, it refuses, so that neither is ever anything but what it was.
 */
@ApplicationScoped
public class BackgroundTasks {

    @Inject
    private Instance<RequestContextController> contexts;

    @Inject
    private CallerRequest request;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** @param admission says for whom the work is */
    <T> T in(Consumer<CallerRequest> admission, Supplier<T> work) {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("background work has transactions of its own, and this one is another's");
        }
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            admission.accept(request);
            return working(work);
        } finally {
            if (activated) {
                context.deactivate();
            }
            contexts.destroy(context);
        }
    }

    /** A timer's context is one for all that it does, so what was admitted to it is taken back. */
    private <T> T working(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            request.dismiss();
        }
    }
}

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
 * Runs work without a request, on timers and managed threads. It throws if the thread has an admitted caller or an open
 * transaction, so that it never replaces a caller or a tenant.
 */
@ApplicationScoped
public class BackgroundTasks {

    @Inject
    private Instance<RequestContextController> contexts;

    @Inject
    private CallerRequest request;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** @param admission admits the caller of the work */
    <T> T in(Consumer<CallerRequest> admission, Supplier<T> work) {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("background work needs a thread without a transaction");
        }
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            admission.accept(request);
            return run(work);
        } finally {
            if (activated) {
                context.deactivate();
            }
            contexts.destroy(context);
        }
    }

    /** All work of a timer has the same request context, so the caller is removed afterwards. */
    private <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            request.dismiss();
        }
    }
}

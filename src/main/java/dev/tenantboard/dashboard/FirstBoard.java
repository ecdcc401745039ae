package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.dashboard.FirstBoardService.Due;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.MemberTasks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fills an empty dashboard when it is opened. The reader may be a member who may not write. So the work runs as an OWNER, on
 * another thread, because a request never changes its caller. If the work fails, the dashboard stays empty.
 */
@ApplicationScoped
public class FirstBoard {

    private static final Logger LOG = System.getLogger(FirstBoard.class.getName());

    /** How long a reader waits. The work then continues without them. */
    private static final int WAIT_SECONDS = 10;

    @Inject
    private FirstBoardService boards;

    @Inject
    private MemberTasks members;

    @Resource
    private ManagedExecutorService threads;

    /** Returns whether this call has filled the dashboard of the caller's organization. */
    boolean fill() {
        return boards.due().filter(this::filled).isPresent();
    }

    private boolean filled(Due due) {
        try {
            Future<Boolean> work = threads.submit(
                    () -> members.in(due.owner(), due.organizationId(), Access.WRITE_BUNDLE, boards::apply));
            return work.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            log(due, failure.getCause());
        } catch (TimeoutException | RejectedExecutionException failure) {
            log(due, failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** The errors of a template name positions and rules, but no values. */
    private static void log(Due due, Throwable failure) {
        String reason = failure instanceof ProblemException refused
                ? refused.problem().detail() + " " + refused.problem().errors()
                : String.valueOf(failure);
        LOG.log(
                Level.WARNING,
                "the default template {0} was not applied to organization {1}: {2}",
                due.template(),
                due.organizationId(),
                reason);
    }
}

package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.trace.SuspendedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Serves requests whose body was awaited, in the thread that received its last part. A dispatch of the asynchronous context is
 * not used: the server decodes the path of the request again for it, and starts threads without a limit.
 */
@ApplicationScoped
public class LateService {

    private static final Logger LOG = System.getLogger(LateService.class.getName());

    @Inject
    private ServerThreads threads;

    @Inject
    private Instance<RequestContextController> contexts;

    /** Returns the second step of the request. */
    public AwaitedBody.Receiver of(
            AwaitedBody body, AsyncContext async, SuspendedRequest suspended, Future<?> deadline) {
        return new AwaitedBody.Receiver() {

            @Override
            public void served() {
                end(() -> suspended.resume(() -> admitToThread(body, async)));
            }

            @Override
            public void clientLeft() {
                end(suspended::clientLeft);
            }

            private void end(Step last) {
                deadline.cancel(false);
                try {
                    last.run();
                } catch (IOException | ServletException | RuntimeException failure) {
                    LOG.log(Level.ERROR, "a request with a late body failed", failure);
                } finally {
                    body.release();
                    async.complete();
                }
            }
        };
    }

    /** A step of a request. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, ServletException;
    }

    private void admitToThread(AwaitedBody body, AsyncContext async) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        if (body.isRefused()) {
            // The rest of the body would be the next request of the connection.
            response.setHeader("Connection", "close");
        }
        ServerThreads.Group group = BusyFilter.groupOf(request);
        Optional<ProblemType> busy = threads.enter(group);
        if (busy.isPresent()) {
            body.refuseFor(busy.get());
            serve(request, response);
            return;
        }
        try {
            serve(request, response);
        } finally {
            threads.leave(group);
        }
    }

    /** The container opens no request context of CDI for it. If the thread has one, it is that of the same request. */
    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            request.getServletContext()
                    .getNamedDispatcher(RestApplication.class.getName())
                    .forward(request, response);
        } finally {
            if (activated) {
                context.deactivate();
            }
            contexts.destroy(context);
        }
    }
}

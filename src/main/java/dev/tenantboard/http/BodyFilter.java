package dev.tenantboard.http;

import dev.tenantboard.trace.Trace;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Serves a request whose body has not arrived in two steps. First, JAX-RS admits it and {@link BodyLimitFilter} finds that the
 * body is missing. Then no thread waits, until {@link AwaitedBody} has received it, and {@link LateService} serves the request.
 */
@WebFilter(filterName = "BodyFilter", value = "/api/v1/*", asyncSupported = true)
public class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Trace trace;

    @Inject
    private transient LateService service;

    @Resource
    private transient ManagedScheduledExecutorService timer;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, new AdmissionResponse(request, response));
            AwaitedBody body = AwaitedBody.of(request);
            if (body != null) {
                receive(body, request, response);
            }
        } finally {
            AwaitedBody body = AwaitedBody.of(request);
            if (body != null && !request.isAsyncStarted()) {
                body.release();
            }
        }
    }

    private void receive(AwaitedBody body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext async = request.startAsync(request, response);
        // The container's timeout would also end the second step. The timer ends only the first one.
        async.setTimeout(0);
        ScheduledFuture<?> deadline =
                timer.schedule(body::timeOut, AwaitedBody.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        body.receive(request, service.of(body, async, trace.suspend(), deadline));
    }
}

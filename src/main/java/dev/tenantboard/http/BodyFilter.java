package dev.tenantboard.http;

import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves a request whose body has not arrived in two parts. First, JAX-RS admits it and {@link BodyLimitFilter} finds that the
 * body is missing. Then no thread waits, until {@link AwaitedBody} has received it, and JAX-RS serves the request.
 */
@WebFilter(
        filterName = "BodyFilter",
        value = "/api/v1/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Trace trace;

    @Inject
    private transient Instance<RequestContextController> contexts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            serve(request, response, chain);
        } else {
            admit(request, response, chain);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, new AdmissionResponse(request, response));
            if (AwaitedBody.of(request) != null) {
                AwaitedBody.of(request).receive(request, response, trace.suspend(request));
            }
        } finally {
            if (AwaitedBody.of(request) != null && !request.isAsyncStarted()) {
                AwaitedBody.of(request).abandon();
            }
        }
    }

    /** The container does not open a context of CDI for this part. */
    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            chain.doFilter(request, response);
        } finally {
            AwaitedBody.of(request).end();
            if (activated) {
                context.deactivate();
            }
            contexts.destroy(context);
        }
    }
}

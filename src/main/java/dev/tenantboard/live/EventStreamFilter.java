package dev.tenantboard.live;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Continues a stream after JAX-RS has finished its request. JAX-RS accepts more spellings of the resource's path than the
 * container compares, such as one with a slash at its end. So the filter applies to each request to JAX-RS.
 */
@WebFilter(value = "/api/v1/*", asyncSupported = true)
public class EventStreamFilter extends HttpFilter {

    private static final String SUBSCRIPTION = Subscription.class.getName();

    private static final long serialVersionUID = 1L;

    static void handOver(HttpServletRequest request, Subscription subscription) {
        request.setAttribute(SUBSCRIPTION, subscription);
    }

    private static Subscription subscription(HttpServletRequest request) {
        return (Subscription) request.getAttribute(SUBSCRIPTION);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean opened = false;
        try {
            chain.doFilter(request, new WithoutLength(request, response));
            Subscription subscription = subscription(request);
            if (subscription != null) {
                subscription.open(request.startAsync());
            }
            opened = true;
        } finally {
            if (!opened && subscription(request) != null) {
                subscription(request).release();
            }
        }
    }

    /** Jersey would set the length of the first blocks as the Content-Length of the whole response. */
    private static final class WithoutLength extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        WithoutLength(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setContentLength(int length) {
            setContentLengthLong(length);
        }

        @Override
        public void setContentLengthLong(long length) {
            if (subscription(request) == null) {
                super.setContentLengthLong(length);
            }
        }
    }
}

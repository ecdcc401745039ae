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
 * Lets a stream go on when JAX-RS is through with its request. JAX-RS finds the resource by more spellings of its path than
 * the container compares with, such as one with a slash at its end, so every request to JAX-RS passes here.
 */
@WebFilter(value = "/api/v1/*", asyncSupported = true)
public class EventStreamFilter extends HttpFilter {

    private static final String SUBSCRIPTION = Subscription.class.getName();

    private static final long serialVersionUID = 1L;

    static void handOver(HttpServletRequest request, Subscription subscription) {
        request.setAttribute(SUBSCRIPTION, subscription);
    }

    private static Subscription handedOver(HttpServletRequest request) {
        return (Subscription) request.getAttribute(SUBSCRIPTION);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean opened = false;
        try {
            chain.doFilter(request, new Endless(request, response));
            Subscription subscription = handedOver(request);
            if (subscription != null) {
                subscription.open(request.startAsync());
            }
            opened = true;
        } finally {
            if (!opened && handedOver(request) != null) {
                handedOver(request).release();
            }
        }
    }

    /** Jersey measures the first blocks and would tell their length as the answer's. */
    private static final class Endless extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        Endless(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setContentLength(int length) {
            setContentLengthLong(length);
        }

        @Override
        public void setContentLengthLong(long length) {
            if (handedOver(request) == null) {
                super.setContentLengthLong(length);
            }
        }
    }
}

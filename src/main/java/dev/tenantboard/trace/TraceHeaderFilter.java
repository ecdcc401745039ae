package dev.tenantboard.trace;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sets the trace in all responses, also in the container's own errors, and notices that a client has disconnected. It is
 * first in the order of web.xml.
 */
@WebFilter(
        filterName = "TraceHeaderFilter",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class TraceHeaderFilter extends HttpFilter {

    static final String HEADER = "traceparent";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServedRequest served = ServedRequest.current();
        served.setResponse(response);
        response.setHeader(HEADER, served.traceparent().toString());
        chain.doFilter(request, new WatchedResponse(request, response, served));
    }
}

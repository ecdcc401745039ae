package dev.tenantboard.access;

import dev.tenantboard.problem.ContainerRefusal;
import dev.tenantboard.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Permits pages of the listed origins to read responses. This includes refusals: in web.xml, this filter precedes all filters
 * that may refuse a request. For another origin it sets no header, and refuses preflights with 403.
 */
@WebFilter(filterName = "CorsFilter", asyncSupported = true)
public class CorsFilter extends HttpFilter {

    /** The request attribute that marks a preflight from a listed origin. */
    static final String PREFLIGHT = Preflight.class.getName();

    /** The headers that a page may read in addition to those that are always permitted. */
    private static final String EXPOSED =
            "Accept-Patch, Allow, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, RateLimit,"
                    + " RateLimit-Policy, Retry-After, traceparent, WWW-Authenticate";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CorsOrigins origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (origins.areNone()) {
            chain.doFilter(request, response);
            return;
        }
        List<String> named = Collections.list(request.getHeaders("Origin"));
        boolean listed = named.size() == 1 && origins.contain(named.get(0));
        boolean preflight = !named.isEmpty() && isPreflight(request);
        response.setHeader("Vary", "Origin");
        if (listed) {
            response.setHeader("Access-Control-Allow-Origin", named.get(0));
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
            request.setAttribute(PREFLIGHT, preflight ? true : null);
        }
        if (preflight && !listed) {
            ContainerRefusal.send(request, response, ProblemType.ORIGIN_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}

package dev.tenantboard.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses requests that the server would refuse with its own page or without a body: bodies that are too large for any
 * operation, and TRACE, which returns a request with its token. JAX-RS checks the methods of its paths. Other paths are
 * read-only. Its position in web.xml is before the filters that answer requests, except CORS, which answers only
 * OPTIONS.
 */
@WebFilter(filterName = "ProblemFilter", asyncSupported = true)
public class ProblemFilter extends HttpFilter {

    static final long MAX_BYTES = 8L * 1024 * 1024;

    /** The paths of JAX-RS. For other paths below /api the server's own servlet would answer TRACE. */
    private static final String API = "/api/v1/";

    /** The methods whose bodies are read. */
    public static final Set<String> BODIES = Set.of("POST", "PUT", "PATCH");

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (mayLeaveBody(request)) {
            response.setHeader("Connection", "close");
        }
        boolean api = (request.getServletPath() + "/").startsWith(API);
        if (request.getContentLengthLong() > MAX_BYTES) {
            // The body will not be read.
            response.setHeader("Connection", "close");
            ContainerRefusal.send(request, response, ProblemType.BODY_TOO_LARGE);
        } else if (!api && request.getMethod().equals("TRACE")) {
            tellMethods(response);
            ContainerRefusal.send(request, response, ProblemType.METHOD_NOT_ALLOWED);
        } else if (!api && request.getMethod().equals("OPTIONS")) {
            // The server's own response would allow TRACE.
            tellMethods(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Returns whether the server may leave the body unread and parse it as the next request of the connection. It does
     * not read the body of a TRACE, a chunked body of a HEAD, or a body with an unknown coding. A request with a length
     * and a coding ends its connection (RFC 9112, 6.3).
     */
    private static boolean mayLeaveBody(HttpServletRequest request) {
        String coding = request.getHeader("Transfer-Encoding");
        return request.getMethod().equals("TRACE")
                || coding != null
                        && (!BODIES.contains(request.getMethod())
                                || !coding.equals("chunked")
                                || request.getHeader("Content-Length") != null);
    }

    private static void tellMethods(HttpServletResponse response) {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
    }
}

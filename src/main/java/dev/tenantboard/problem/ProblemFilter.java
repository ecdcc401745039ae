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
 * Refuses what the server would refuse as well, but with a page of its own or without a word: bodies that are too large
 * for any operation, and TRACE, which echoes a request with its token. JAX-RS knows the methods of its own paths; what lies
 * beside them is only read. Its place is in web.xml, before those that answer by
 * themselves, but for CORS, which has an answer to OPTIONS alone.
 */
@WebFilter(filterName = "ProblemFilter", asyncSupported = true)
public class ProblemFilter extends HttpFilter {

    static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Only what JAX-RS serves: beside it, the server's own servlet would echo a TRACE of any other path below /api. */
    private static final String API = "/api/v1/";

    /** The methods whose bodies are read. */
    private static final Set<String> BODIES = Set.of("POST", "PUT", "PATCH");

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (mayLeaveBody(request)) {
            response.setHeader("Connection", "close");
        }
        boolean api = (request.getServletPath() + "/").startsWith(API);
        if (request.getContentLengthLong() > MAX_BYTES) {
            // Nobody is going to read it.
            response.setHeader("Connection", "close");
            ContainerRefusal.send(request, response, ProblemType.BODY_TOO_LARGE);
        } else if (!api && request.getMethod().equals("TRACE")) {
            tellMethods(response);
            ContainerRefusal.send(request, response, ProblemType.METHOD_NOT_ALLOWED);
        } else if (!api && request.getMethod().equals("OPTIONS")) {
            // The server's own answer would offer TRACE.
            tellMethods(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Whether the server may end where the body begins, and would take it for the connection's next request: it does not
     * read that of a TRACE, nor a chunked one of a HEAD, nor any in a coding that it does not know. Both a length and a coding
     * end a connection by RFC 9112, 6.3.
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

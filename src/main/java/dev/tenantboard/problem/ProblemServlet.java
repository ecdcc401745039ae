package dev.tenantboard.problem;

import dev.tenantboard.trace.Trace;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Answers errors that the container reports outside of JAX-RS, in the same format. web.xml forwards them here. */
@WebServlet(ProblemServlet.PATH)
public class ProblemServlet extends HttpServlet {

    private static final Logger LOG = System.getLogger(ProblemServlet.class.getName());

    static final String PATH = "/problem";

    private static final long serialVersionUID = 1L;

    /** A server is not busy for long. */
    private static final Set<ProblemType> SOON =
            EnumSet.of(ProblemType.SERVER_BUSY, ProblemType.CONCURRENCY_LIMIT_EXCEEDED);

    /** The container's other 503 last until an operator acts. */
    private static final int SECONDS_OF_AN_OPERATOR = 60;

    @Inject
    private Trace trace;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object dispatched = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = dispatched instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
        Problem problem = Problem.of(ContainerRefusal.typeOf(request, status)).at("urn:trace:" + trace.id());
        if (problem.status() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            LOG.log(Level.ERROR, "the container answered " + status, failure);
        }
        byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (SOON.contains(problem.code())) {
            response.setIntHeader("Retry-After", 1);
        } else if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setIntHeader("Retry-After", SECONDS_OF_AN_OPERATOR);
        }
        try {
            response.getOutputStream().write(body);
        } catch (IOException clientLeft) {
            LOG.log(Level.DEBUG, "the client has disconnected");
        }
    }
}

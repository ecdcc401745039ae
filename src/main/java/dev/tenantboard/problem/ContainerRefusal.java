package dev.tenantboard.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses a request in a servlet filter. The container forwards the error to {@link ProblemServlet}, which needs its
 * type.
 */
public final class ContainerRefusal {

    private static final String TYPE = ContainerRefusal.class.getName();

    private ContainerRefusal() {}

    public static void send(HttpServletRequest request, HttpServletResponse response, ProblemType type)
            throws IOException {
        request.setAttribute(TYPE, type);
        response.sendError(type.status());
    }

    /** Returns the type that a filter gave, or else the type of the container's status. */
    static ProblemType typeOf(HttpServletRequest request, int status) {
        return request.getAttribute(TYPE) instanceof ProblemType type && type.status() == status
                ? type
                : Problems.typeOf(status);
    }
}

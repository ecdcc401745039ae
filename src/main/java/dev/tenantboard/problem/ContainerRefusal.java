package dev.tenantboard.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a servlet filter refuses a request: the container sends the error to {@link ProblemServlet}, which needs its type. */
public final class ContainerRefusal {

    private static final String TYPE = ContainerRefusal.class.getName();

    private ContainerRefusal() {}

    public static void send(HttpServletRequest request, HttpServletResponse response, ProblemType type)
            throws IOException {
        request.setAttribute(TYPE, type);
        response.sendError(type.status());
    }

    /** The type of a request that was refused: the one that a filter gave, or that of a status which the container chose. */
    static ProblemType typeOf(HttpServletRequest request, int status) {
        return request.getAttribute(TYPE) instanceof ProblemType type && type.status() == status
                ? type
                : Problems.typeOf(status);
    }
}

package dev.tenantboard.schema;

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

/** Answers 503 to every request for data if the guard found the database unsafe at start-up. */
@WebFilter(value = "/*", asyncSupported = true)
public class SafetyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SchemaStatus status;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (status.isSafe()) {
            chain.doFilter(request, response);
        } else {
            ContainerRefusal.send(request, response, ProblemType.DATABASE_UNSAFE);
        }
    }
}

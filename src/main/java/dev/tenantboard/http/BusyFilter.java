package dev.tenantboard.http;

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
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the requests that use a thread of the server. The other threads serve probes and metrics. A user may use half of the
 * threads; requests without a valid token may use an eighth of them, together.
 */
@WebFilter(filterName = "BusyFilter", asyncSupported = true)
public class BusyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String NOBODY = "";

    @Inject
    @ConfigProperty(name = "tenantboard.requests.concurrency")
    private int limit;

    private final transient Map<String, Integer> users = new HashMap<>();
    private int all;

    public BusyFilter() {
        // The container injects the limit.
    }

    BusyFilter(int limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOfOperator(request.getServletPath())) {
            chain.doFilter(request, response);
            return;
        }
        Principal principal = request.getUserPrincipal();
        String user = principal == null ? NOBODY : principal.getName();
        ProblemType refusal = enter(user);
        if (refusal == null) {
            try {
                chain.doFilter(request, response);
            } finally {
                leave(user);
            }
        } else {
            ContainerRefusal.send(request, response, refusal);
        }
    }

    private static boolean isOfOperator(String path) {
        return path.startsWith("/health") || path.startsWith("/metrics");
    }

    /** Returns why the request is refused, or null. */
    synchronized ProblemType enter(String user) {
        if (all >= limit) {
            return ProblemType.SERVER_BUSY;
        }
        int ofUser = users.getOrDefault(user, 0);
        if (ofUser >= Math.max(1, user.equals(NOBODY) ? limit / 8 : limit / 2)) {
            return user.equals(NOBODY) ? ProblemType.SERVER_BUSY : ProblemType.CONCURRENCY_LIMIT_EXCEEDED;
        }
        users.put(user, ofUser + 1);
        all++;
        return null;
    }

    synchronized void leave(String user) {
        users.computeIfPresent(user, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }
}

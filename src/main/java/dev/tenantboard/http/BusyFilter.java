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
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses a request if its group uses all of its threads: see {@link ServerThreads}. */
@WebFilter(filterName = "BusyFilter", asyncSupported = true)
public class BusyFilter extends HttpFilter {

    private static final Pattern OPERATOR = Pattern.compile("/(?:health|metrics)(?:/.*)?");
    private static final String API = "/api/";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ServerThreads threads;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServerThreads.Group group = groupOf(request);
        Optional<ProblemType> refusal = threads.enter(group);
        if (refusal.isPresent()) {
            ContainerRefusal.send(request, response, refusal.get());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            threads.leave(group);
        }
    }

    static ServerThreads.Group groupOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        Principal user = request.getUserPrincipal();
        if (path.startsWith(API)) {
            return user == null ? ServerThreads.Group.NOBODY : ServerThreads.Group.ofUser(user.getName());
        }
        return OPERATOR.matcher(path).matches() ? ServerThreads.Group.OPERATOR : ServerThreads.Group.PAGES;
    }
}

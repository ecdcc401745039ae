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
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps some of the server's threads for probes and metrics: it refuses other requests if they use all other threads. */
@WebFilter(filterName = "BusyFilter", asyncSupported = true)
public class BusyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Semaphore threads;

    @Inject
    public BusyFilter(@ConfigProperty(name = "tenantboard.requests.concurrency") int threads) {
        this.threads = new Semaphore(threads);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOfOperator(request.getServletPath())) {
            chain.doFilter(request, response);
        } else if (threads.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                threads.release();
            }
        } else {
            ContainerRefusal.send(request, response, ProblemType.SERVER_BUSY);
        }
    }

    private static boolean isOfOperator(String path) {
        return path.startsWith("/health") || path.startsWith("/metrics");
    }
}

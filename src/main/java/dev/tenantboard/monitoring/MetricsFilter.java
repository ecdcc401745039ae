package dev.tenantboard.monitoring;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Requires the operator's token for the metrics, which have the same address as the API. Without a token in the settings, or with
 * a short one, the metrics are not available. The filter does not fail at its start instead, because the server would then
 * leave it out and let all requests pass.
 */
@WebFilter({"/metrics", "/metrics/*"})
public class MetricsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(MetricsFilter.class.getName());

    private static final String SCHEME = "Bearer ";

    private static final int MIN_LENGTH = 16;

    @Inject
    @ConfigProperty(name = "tenantboard.monitoring.token")
    private transient Optional<String> token;

    @Override
    public void init() {
        if (token.filter(configured -> configured.length() < MIN_LENGTH).isPresent()) {
            LOG.log(
                    Level.ERROR,
                    "no metrics: tenantboard.monitoring.token has fewer than " + MIN_LENGTH + " characters");
            token = Optional.empty();
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (token.isEmpty()) {
            ContainerRefusal.send(request, response, ProblemType.NOT_FOUND);
        } else if (isAuthorized(request.getHeader("Authorization"))) {
            response.setHeader("Cache-Control", "no-store");
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
            ContainerRefusal.send(request, response, ProblemType.OPERATOR_TOKEN_REQUIRED);
        }
    }

    /** Compares in constant time. */
    private boolean isAuthorized(String credential) {
        return credential != null
                && credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        credential.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
                        token.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }
}

package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Reads the bearer token of a request (RFC 6750) and stores the result. {@link AccessFilter} refuses the request, so that a 401
 * is a problem like any other, and paths that need no token are served without one.
 */
@ApplicationScoped
public class BearerTokenMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(BearerTokenMechanism.class.getName());

    private static final String OUTCOME = BearerTokenMechanism.class.getName();
    private static final String SCHEME = "Bearer ";

    @Inject
    private TokenVerifier verifier;

    /** A server that cannot verify tokens does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which makes the verifier.
    }

    /** Returns whether the server has keys, now or earlier. */
    public boolean canVerify() {
        return verifier.hasKeys();
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        List<String> credentials = Collections.list(request.getHeaders("Authorization"));
        if (credentials.isEmpty()) {
            return context.doNothing();
        }
        try {
            Identity identity = verifier.verify(token(credentials));
            request.setAttribute(OUTCOME, identity);
            return context.notifyContainerAboutLogin(identity, Set.of());
        } catch (RuntimeException refused) {
            // If it were thrown here, the container would send its own error page.
            LOG.log(Level.DEBUG, "token refused: {0}", refused.getMessage());
            request.setAttribute(OUTCOME, refused);
            return context.doNothing();
        }
    }

    private static String token(List<String> credentials) {
        String credential = credentials.get(0);
        if (credentials.size() > 1 || !credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ProblemException.unauthorized(
                    ProblemType.TOKEN_INVALID,
                    "Authorization does not contain exactly one bearer token. Send Bearer and the token.");
        }
        return credential.substring(SCHEME.length()).trim();
    }

    /**
     * Returns the identity of a request's caller.
     *
     * @throws ProblemException 401 if the request has no token, or an invalid one
     */
    public static Identity identityOf(ContainerRequestContext request) {
        Object outcome = request.getProperty(OUTCOME);
        if (outcome instanceof Identity identity) {
            return identity;
        }
        if (outcome instanceof RuntimeException refused) {
            throw refused;
        }
        throw ProblemException.unauthorized(
                ProblemType.TOKEN_MISSING, "The request has no token. Send a bearer token in Authorization.");
    }
}

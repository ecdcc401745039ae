package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Admits a request with a verified token, for a method that names an {@link Access}, and for an organization that the token
 * permits. It refuses methods without an access, because the container ignores its own {@code @DenyAll} on a class.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    /** The header with which a caller chooses one of their organizations. */
    public static final String ORGANIZATION_HEADER = "X-Organization-Id";

    private static final String BUDGET = Budget.class.getName();

    @Context
    private ResourceInfo resource;

    @Inject
    private CallerRequest callerRequest;

    @Inject
    private RequestLimit limit;

    @Override
    public void filter(ContainerRequestContext request) {
        if (Preflight.is(request)) {
            return;
        }
        Identity identity = BearerTokenMechanism.identityOf(request);
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            // The container responds with the methods of the path, which are also in the API's description.
            return;
        }
        Access access = requiredBy(resource.getResourceMethod());
        callerRequest.admit(identity, access, organization(identity, request), access.usualScope());
        // From here on a refusal is recorded in the organization of the request.
        if (requestsSystemScope(identity, access, request)) {
            callerRequest.enterSystemScope();
        }
        count(request);
    }

    /** A request whose body arrives late passes this filter twice, and counts once. */
    private void count(ContainerRequestContext request) {
        if (request.getProperty(BUDGET) instanceof Budget budget) {
            callerRequest.setBudget(budget);
        } else {
            limit.count();
            request.setProperty(BUDGET, callerRequest.budget());
        }
    }

    static Access requiredBy(Method operation) {
        Requires requires = operation.getAnnotation(Requires.class);
        if (requires == null) {
            throw new ProblemException(ProblemType.OPERATION_CLOSED);
        }
        return requires.value();
    }

    private static String organization(Identity identity, ContainerRequestContext request) {
        List<String> named = request.getHeaders().getOrDefault(ORGANIZATION_HEADER, List.of());
        if (named.size() > 1) {
            throw ProblemException.badHeader(ORGANIZATION_HEADER, "must occur only once");
        }
        String chosen = named.isEmpty() ? null : named.get(0);
        String bound = identity.organizationId();
        if (bound != null && chosen != null && !bound.equals(chosen)) {
            throw new ProblemException(
                    ProblemType.TOKEN_FOR_OTHER_ORGANIZATION,
                    "The token is for another organization than " + ORGANIZATION_HEADER
                            + " names. Use a token for this organization.");
        }
        return bound != null ? bound : chosen;
    }

    private static boolean requestsSystemScope(Identity identity, Access access, ContainerRequestContext request) {
        List<String> scopes = request.getUriInfo().getQueryParameters().getOrDefault("scope", List.of());
        if (scopes.isEmpty()) {
            return false;
        }
        if (!access.reaches(Scope.SYSTEM)) {
            throw new ProblemException(
                    ProblemType.PARAMETER_UNKNOWN,
                    "This operation has no parameter scope: it is for one organization. Remove the parameter.");
        }
        if (!scopes.equals(List.of("system"))) {
            throw ProblemException.badParameter("scope", "must be system, and occur only once");
        }
        if (!identity.isPlatformAdministrator()) {
            throw new ProblemException(
                    ProblemType.ADMINISTRATOR_REQUIRED,
                    "Only a platform administrator may use the scope system. Leave out the parameter scope.");
        }
        return true;
    }
}

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
 * Admits a request: it has a verified token, the method it is for names an {@link Access}, and the organization it
 * names is one its token is good for. Whatever names no access is refused, because the container's own
 * {@code @DenyAll} on a class is ignored there.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    /** The header by which a caller chooses among their organizations. */
    public static final String ORGANIZATION_HEADER = "X-Organization-Id";

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
            // Answered by the container with the methods that there are, which the API's description tells too.
            return;
        }
        Access access = requiredBy(resource.getResourceMethod());
        String organization = organization(identity, request);
        // Who is refused another scope is refused it as a member, and that is recorded.
        callerRequest.admit(identity, access, organization, access.usualScope());
        callerRequest.admit(identity, access, organization, scope(identity, access, request));
        limit.enter();
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
            throw ProblemException.badHeader(ORGANIZATION_HEADER, "must stand once only");
        }
        String chosen = named.isEmpty() ? null : named.get(0);
        String bound = identity.organizationId();
        if (bound != null && chosen != null && !bound.equals(chosen)) {
            throw new ProblemException(
                    ProblemType.TOKEN_FOR_OTHER_ORGANIZATION,
                    "The token is for another organization than " + ORGANIZATION_HEADER
                            + " names. Use a token for this one.");
        }
        return bound != null ? bound : chosen;
    }

    private static Scope scope(Identity identity, Access access, ContainerRequestContext request) {
        List<String> scopes = request.getUriInfo().getQueryParameters().getOrDefault("scope", List.of());
        if (scopes.isEmpty()) {
            return access.usualScope();
        }
        if (!access.reaches(Scope.SYSTEM)) {
            throw new ProblemException(
                    ProblemType.PARAMETER_UNKNOWN,
                    "This operation has no parameter scope: it is for one organization. Remove the parameter.");
        }
        if (!scopes.equals(List.of("system"))) {
            throw ProblemException.badParameter("scope", "must be system, and stand once only");
        }
        if (!identity.isPlatformAdministrator()) {
            throw new ProblemException(
                    ProblemType.ADMINISTRATOR_REQUIRED,
                    "Only a platform administrator may use the scope system. Leave out the parameter scope.");
        }
        return Scope.SYSTEM;
    }
}

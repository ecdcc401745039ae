package dev.tenantboard.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Shows the budget that counted a request, in the fields of draft-ietf-httpapi-ratelimit-headers. */
@Provider
public class RateLimitHeaders implements ContainerResponseFilter {

    /** The limit. */
    public static final String POLICY = "RateLimit-Policy";

    /** What is available. */
    public static final String STATE = "RateLimit";

    @Inject
    private CallerRequest caller;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Budget budget = caller.budget();
        if (budget != null && budget.isLimited()) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(POLICY, budget.policy());
            headers.putSingle(STATE, budget.state());
        }
    }
}

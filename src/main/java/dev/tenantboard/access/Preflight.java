package dev.tenantboard.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Makes of the container's answer to OPTIONS, which knows the methods of each path, the answer to a preflight. */
@Provider
public class Preflight implements ContainerResponseFilter {

    private static final String ACCEPTED_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match,"
            + " If-None-Match, Last-Event-ID, X-Organization-Id, traceparent, tracestate";

    /** Seconds for which a browser need not ask again. */
    private static final int MAX_AGE = 3600;

    /** Whether a browser asks on behalf of a page of a listed origin: such a request never carries a token. */
    public static boolean is(ContainerRequestContext request) {
        return request.getProperty(CorsFilter.PREFLIGHT) != null;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (is(request) && response.getStatus() == 200) {
            var headers = response.getHeaders();
            headers.putSingle("Access-Control-Allow-Methods", response.getHeaderString(HttpHeaders.ALLOW));
            headers.putSingle("Access-Control-Allow-Headers", ACCEPTED_HEADERS);
            headers.putSingle("Access-Control-Max-Age", MAX_AGE);
            response.setEntity(null);
            response.setStatus(204);
        }
    }
}

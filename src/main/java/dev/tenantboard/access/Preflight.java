package dev.tenantboard.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Changes the container's response to OPTIONS, which contains the methods of a path, to the response to a preflight. */
@Provider
public class Preflight implements ContainerResponseFilter {

    private static final String ACCEPTED_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match,"
            + " If-None-Match, Last-Event-ID, X-Organization-Id, traceparent, tracestate";

    /** Seconds for which a browser may reuse the response. */
    private static final int MAX_AGE = 3600;

    /** Returns whether a request is a browser's preflight for a page of a listed origin. It never has a token. */
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

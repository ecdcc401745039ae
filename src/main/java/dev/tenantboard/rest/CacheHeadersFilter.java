package dev.tenantboard.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** An answer is for its caller, in one organization, and is asked for again before it is used again. */
@Provider
public class CacheHeadersFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.getHeaders().putSingle(HttpHeaders.VARY, "Accept-Encoding, Authorization, X-Organization-Id, Origin");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (response.getStatus() == 415 && request.getMethod().equals("PATCH")) {
            response.getHeaders().putSingle("Accept-Patch", MergePatch.MEDIA_TYPE);
        }
    }
}

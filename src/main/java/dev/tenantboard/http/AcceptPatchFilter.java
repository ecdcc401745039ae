package dev.tenantboard.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Adds the accepted patch formats to the answer for an unsupported one (RFC 5789, 2.2). */
@Provider
public class AcceptPatchFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 415 && request.getMethod().equals("PATCH")) {
            response.getHeaders().putSingle("Accept-Patch", MergePatch.MEDIA_TYPE);
        }
    }
}

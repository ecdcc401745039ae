package dev.tenantboard.http;

import dev.tenantboard.persistence.Page;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The common answers of resources. */
public final class Responses {

    private Responses() {}

    /** Returns 200 with the representation and its ETag, or 304 if If-None-Match contains that ETag. */
    public static Response read(Request request, HasEntityTag representation) {
        Response.ResponseBuilder unchanged = unchanged(request, EntityTag.valueOf(representation.etag()));
        // The container adds the ETag to the 304.
        return unchanged == null ? changed(representation) : unchanged.build();
    }

    private static Response.ResponseBuilder unchanged(Request request, EntityTag etag) {
        try {
            return request.evaluatePreconditions(etag);
        } catch (ProcessingException notTags) {
            throw new ProblemException(
                    ProblemType.HEADER_INVALID,
                    "If-None-Match or If-Match is not a list of entity tags. Send ETags with their quotation marks.");
        }
    }

    /** Returns 200 with an entity that existed before, and its Location, so that clients can treat it like 201. */
    public static Response createdBefore(UriInfo uri, HasEntityTag representation) {
        return Response.fromResponse(created(uri, representation))
                .status(Response.Status.OK)
                .build();
    }

    /** Returns 200 with the new representation and its ETag. */
    public static Response changed(HasEntityTag representation) {
        return Response.ok(representation)
                .header(HttpHeaders.ETAG, representation.etag())
                .build();
    }

    /** Returns 201 with the Location. It is a path, because the Host header of a client is not trusted. */
    public static Response created(UriInfo uri, HasEntityTag representation) {
        return Response.status(Response.Status.CREATED)
                .location(URI.create(uri.getAbsolutePath().getRawPath() + "/" + representation.id() + scope(uri)))
                .header(HttpHeaders.ETAG, representation.etag())
                .entity(representation)
                .build();
    }

    /** An entity that is created in a scope must be read in the same scope. */
    private static String scope(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return query == null || query.isEmpty() ? "" : "?" + query;
    }

    /** Returns 200 with a page and a link to the next one (RFC 8288). */
    public static Response page(UriInfo uri, Page<?> page) {
        Response.ResponseBuilder response = Response.ok(page);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build();
            response.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }
}

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

/** The answers that every resource gives alike. */
public final class Responses {

    private Responses() {}

    /** 200 with the representation and its ETag, or 304 if If-None-Match names it. */
    public static Response read(Request request, HasEntityTag representation) {
        Response.ResponseBuilder unchanged = unchanged(request, EntityTag.valueOf(representation.etag()));
        // The container has put the tag on the 304 by itself.
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

    /** 200 with what was created before, and its place, so that who sends again need not tell the answers apart. */
    public static Response createdBefore(UriInfo uri, HasEntityTag representation) {
        return Response.fromResponse(created(uri, representation))
                .status(Response.Status.OK)
                .build();
    }

    /** 200 with the representation as it is now. */
    public static Response changed(HasEntityTag representation) {
        return Response.ok(representation)
                .header(HttpHeaders.ETAG, representation.etag())
                .build();
    }

    /** 201 with the place of what was created: a path, because the host that a client names is not ours to repeat. */
    public static Response created(UriInfo uri, HasEntityTag representation) {
        return Response.status(Response.Status.CREATED)
                .location(URI.create(uri.getAbsolutePath().getRawPath() + "/" + representation.id() + scope(uri)))
                .header(HttpHeaders.ETAG, representation.etag())
                .entity(representation)
                .build();
    }

    /** What is created in a scope is read in it. */
    private static String scope(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return query == null || query.isEmpty() ? "" : "?" + query;
    }

    /** 200 with a page, and a link to the next (RFC 8288). */
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

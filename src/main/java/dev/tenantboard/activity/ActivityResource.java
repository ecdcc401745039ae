package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Responses;
import dev.tenantboard.persistence.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The activity feed of the dashboard. */
@Tag(name = "Activities", description = "What happened in the organization.")
@Path("dashboard/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ActivityResource {

    @Inject
    private ActivityService activities;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_ACTIVITIES)
    @Operation(
            operationId = "listActivities",
            summary = "List activities",
            description = "Newest first. Only OWNER and ADMIN receive security events.")
    @APIResponseSchema(ActivityView.class)
    public Response list(@BeanParam PageRequest page, @BeanParam ActivityFilter filter) {
        return Responses.page(uri, activities.list(page, filter));
    }

    @GET
    @Path("counts")
    @Requires(Access.READ_ACTIVITIES)
    @Operation(
            operationId = "countActivities",
            summary = "Count unread activities",
            description = "Activities that are unread and not archived for the caller, by severity. Counts at most the"
                    + " newest 1,000, and says whether there are more.")
    @APIResponseSchema(ActivityCounts.class)
    public Response counts() {
        return Responses.read(request, activities.counts());
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_ACTIVITIES)
    @Operation(
            operationId = "getActivity",
            summary = "Read an activity",
            description = "The answer is 404 for a security event that the caller may not read.")
    @APIResponseSchema(ActivityView.class)
    public Response get(@PathParam("id") String id) {
        return Responses.read(request, activities.get(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.MARK_ACTIVITIES_FOR_ALL)
    @Operation(
            operationId = "markActivity",
            summary = "Mark an activity for the whole organization",
            description = "The body is a JSON merge patch (RFC 7396) of the organization's marks. If-Match is"
                    + " refused, because the operation does not evaluate it.")
    @RequestBodySchema(ActivityMarks.class)
    @APIResponseSchema(ActivityView.class)
    public Response mark(@PathParam("id") String id, @NotNull ObjectNode patch) {
        return Responses.changed(activities.mark(id, patch));
    }
}

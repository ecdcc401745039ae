package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.paging.PageRequest;
import dev.tenantboard.rest.Answers;
import dev.tenantboard.rest.MergePatch;
import dev.tenantboard.tenancy.Access;
import dev.tenantboard.tenancy.Requires;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The activity feed of the dashboard. */
@Path("dashboard/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ActivityResource {

    @Inject
    private ActivityService activities;

    @Inject
    private MergePatch patches;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_ACTIVITIES)
    public Response list(@BeanParam PageRequest page, @BeanParam ActivityFilter filter) {
        return Answers.page(uri, activities.list(page, filter));
    }

    @POST
    @Requires(Access.RECORD_ACTIVITIES)
    public Response record(@NotNull @Valid NewActivity what) {
        return Answers.created(uri, activities.record(what));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_ACTIVITIES)
    public Response get(@PathParam("id") String id) {
        return Answers.read(request, activities.get(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.MARK_ACTIVITIES_FOR_ALL)
    public Response mark(@PathParam("id") String id, @NotNull JsonNode patch) {
        return Answers.changed(activities.mark(id, patches.of(patch, ActivityMarks.class)));
    }
}

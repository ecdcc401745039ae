package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.WholeBody;
import dev.tenantboard.http.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.groups.ConvertGroup;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The templates of the platform. */
@Tag(name = "Templates", description = "Dashboards that the platform offers to organizations.")
@Path("dashboard/templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class TemplateResource {

    @Inject
    private TemplateService templates;

    /** The access filter reads this parameter. */
    @QueryParam("scope")
    @Parameter(
            description = "system: for the platform's administrator, who alone may write templates.",
            schema = @Schema(type = SchemaType.STRING, enumeration = "system"))
    private String scope;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_TEMPLATES)
    @Operation(
            operationId = "listTemplates",
            summary = "List templates",
            description = "The templates of the platform, by name, without their bundles.")
    @APIResponseSchema(TemplateList.class)
    public Response list() {
        return Responses.read(request, templates.list());
    }

    @POST
    @Idempotent
    @Requires(Access.WRITE_TEMPLATES)
    @Operation(
            operationId = "createTemplate",
            summary = "Create a template",
            description = "The bundle may refer only to its own rows by key, and to rows of the platform as"
                    + " platform:<id>. The answer is 409 (ALREADY_EXISTS) if there is a template with the name, and 409"
                    + " (QUOTA_EXCEEDED) if there are 100 templates.")
    @APIResponseSchema(TemplateView.class)
    public Response create(@NotNull @Valid @ConvertGroup(to = WholeBody.class) NewTemplate template) {
        return Responses.created(uri, templates.create(template));
    }

    @GET
    @Path("{template}")
    @Requires(Access.READ_TEMPLATES)
    @Operation(operationId = "getTemplate", summary = "Read a template", description = "The template with its bundle.")
    @APIResponseSchema(TemplateView.class)
    public Response get(@Parameter(description = "The template's name.") @PathParam("template") String name) {
        return Responses.read(request, templates.get(name));
    }

    @PUT
    @Path("{template}")
    @Requires(Access.WRITE_TEMPLATES)
    @Operation(
            operationId = "replaceTemplate",
            summary = "Replace a template",
            description = "Organizations that have applied the template keep their rows as they are.")
    @APIResponseSchema(TemplateView.class)
    public Response replace(
            @Parameter(description = "The template's name.") @PathParam("template") String name,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid @ConvertGroup(to = WholeBody.class) TemplateDefinition template) {
        return Responses.changed(templates.replace(name, preconditions, template));
    }

    @DELETE
    @Path("{template}")
    @Requires(Access.WRITE_TEMPLATES)
    @Operation(
            operationId = "deleteTemplate",
            summary = "Delete a template",
            description =
                    "Its tiers have no default template then. Organizations that have applied it keep their rows.")
    public Response delete(
            @Parameter(description = "The template's name.") @PathParam("template") String name,
            @BeanParam Preconditions preconditions) {
        templates.delete(name, preconditions);
        return Response.noContent().build();
    }
}

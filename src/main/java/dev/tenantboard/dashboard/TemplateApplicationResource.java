package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Applies a template to an organization. Unlike the templates themselves, this has no scope of system rows. */
@Tag(name = "Templates")
@Path("dashboard/templates/{template}/apply")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class TemplateApplicationResource {

    @Inject
    private TemplateService templates;

    @POST
    @Idempotent
    @Requires(Access.WRITE_BUNDLE)
    @Operation(
            operationId = "applyTemplate",
            summary = "Apply a template",
            description =
                    "Creates the rows whose keys the organization does not have, changes those that have one of the"
                            + " keys, and removes nothing: all or nothing, by the rules and quotas of single operations. Each row"
                            + " of the template counts as a request. The pointers of errors are positions in the bundle of the"
                            + " template.")
    @APIResponseSchema(value = BundleChanges.class, responseCode = "200")
    public Response apply(@Parameter(description = "The template's name.") @PathParam("template") String name) {
        return Responses.changed(templates.apply(name));
    }
}

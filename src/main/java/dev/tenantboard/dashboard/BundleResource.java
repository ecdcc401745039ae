package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.WholeBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.groups.ConvertGroup;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An organization's dashboard as one document. */
@Tag(name = "Bundles", description = "The definitions of an organization's dashboard as one document.")
@Path("dashboard/bundle")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BundleResource {

    @Inject
    private BundleService bundles;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_BUNDLE)
    @Operation(
            operationId = "getBundle",
            summary = "Read the dashboard as a bundle",
            description =
                    "The definitions of all widgets, metrics and quick actions of the organization, sorted by key."
                            + " The bundle has no ids of these rows and of users: a row has the key that a bundle gave it, or"
                            + " one that is computed from its id and never changes. A row that was deleted, but is still"
                            + " referred to, is named by such a key, too. The answer is 409 (BUNDLE_TOO_LARGE) if the"
                            + " organization has more than 500 rows of a kind.")
    @APIResponseSchema(StoredBundle.class)
    public Response get() {
        return Responses.read(request, bundles.get());
    }

    @PUT
    @Requires(Access.WRITE_BUNDLE)
    @Operation(
            operationId = "replaceBundle",
            summary = "Replace the dashboard by a bundle",
            description = "Rows with the same key are changed, and keep their id and creator. New keys are created, and"
                    + " rows whose key is missing are removed. The server applies all of it or nothing. The rules and"
                    + " quotas of single operations apply; the pointers of errors are positions in the bundle. An answer"
                    + " has all errors that the document shows, and else those of the first row that is refused.")
    @APIResponseSchema(BundleChanges.class)
    public Response replace(
            @BeanParam Preconditions preconditions,
            @Parameter(description = "Whether the answer only says what would be changed.")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @NotNull @Valid @ConvertGroup(to = WholeBody.class) Bundle bundle) {
        return Responses.changed(bundles.replace(preconditions, bundle, dryRun));
    }
}

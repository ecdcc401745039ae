package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schema of bundles, for editors and for checks before a bundle is sent. */
@Tag(name = "Bundles")
@Path("dashboard/bundle-schema")
@Produces({BundleSchemaResource.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@ApplicationScoped
public class BundleSchemaResource {

    static final String MEDIA_TYPE = "application/schema+json";

    @Inject
    private BundleService bundles;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_BUNDLE)
    @Operation(
            operationId = "getBundleSchema",
            summary = "Read the schema of bundles",
            description = "The JSON Schema (2020-12) of a bundle, with the schemas of queries and of the configurations"
                    + " of widgets. Rules that it cannot express are checked when a bundle is written: keys are unique,"
                    + " references exist, and all rules of single rows. It changes only with the server's version, so"
                    + " use If-None-Match with the ETag.")
    @APIResponseSchema(PublishedBundleSchema.class)
    public Response get() {
        return Responses.read(request, bundles.schema());
    }
}

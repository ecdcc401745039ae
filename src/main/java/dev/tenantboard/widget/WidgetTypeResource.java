package dev.tenantboard.widget;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Tag(name = "Widget types", description = "The types of widgets and the schema of their configuration.")
@Path("dashboard/widget-types")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WidgetTypeResource {

    @Inject
    private WidgetTypeService types;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_WIDGET_TYPES)
    @Operation(
            operationId = "listWidgetTypes",
            summary = "List the types of widgets",
            description = "All ten types, each with an example and the JSON Schema that a widget's config must match."
                    + " They change only with the server's version, so use If-None-Match with the ETag.")
    @APIResponseSchema(WidgetTypeList.class)
    public Response list() {
        return Responses.read(request, types.list());
    }

    @GET
    @Path("{type}")
    @Requires(Access.READ_WIDGET_TYPES)
    @Operation(
            operationId = "getWidgetType",
            summary = "Read a type of widget",
            description = "The type with an example and the JSON Schema that a widget's config must match.")
    @APIResponseSchema(WidgetTypeView.class)
    public Response get(@Parameter(description = "The type's name, such as KPI_CARD.") @PathParam("type") String type) {
        return Responses.read(request, types.get(type));
    }
}

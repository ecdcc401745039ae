package dev.tenantboard.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.http.RestApplication;
import dev.tenantboard.metric.catalog.Datasets.RefusedView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The datasets that the caller may query. */
@Schema(
        description =
                "The datasets that the caller may query. The list has no pages, because there are at" + " most 103.")
public record DatasetList(
        @Schema(description = "The datasets. Those of the product are first.", maxItems = 103)
        List<DatasetView> items,

        @Schema(
                description =
                        "For an OWNER, and with scope=system: the views of the platform that are not datasets, with"
                                + " the reasons. Empty for others.")
        List<RefusedSource> refused,

        @Schema(
                description = "The path of the JSON Schema of queries.",
                example = "/api/v1/dashboard/metric-query-schema")
        String querySchema,

        @Schema(description = "The entity tag of the whole list.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    private static final String QUERY_SCHEMA = RestApplication.PATH + "/dashboard/metric-query-schema";

    static DatasetList of(Caller caller, List<DatasetView> items, List<RefusedSource> refused) {
        String etag = EntityTags.of(caller.organizationId(), items, refused);
        return new DatasetList(items, refused, QUERY_SCHEMA, etag);
    }

    /** There is one list only, at a path without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }

    /** A view of the platform that is not a dataset. */
    @Schema(description = "A view in the schema dashboard_sources that is not a dataset.")
    public record RefusedSource(
            @Schema(description = "Its name.", example = "all_expenses")
            String view,

            @Schema(description = "The reason, and what to do.", example = "It has no column organization_id.")
            String reason) {

        static RefusedSource forOperator(RefusedView refused) {
            return new RefusedSource(refused.name(), refused.reason());
        }

        static RefusedSource forOwner(RefusedView refused) {
            return new RefusedSource(refused.name(), refused.publicReason());
        }
    }
}

package dev.tenantboard.metric;

import dev.tenantboard.metric.catalog.RefusedView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A view of the platform that is not a dataset. */
@Schema(description = "A view in the schema dashboard_sources that is no dataset.")
public record RefusedSource(
        @Schema(description = "Its name.", example = "all_expenses")
        String view,

        @Schema(description = "Why, and what to do.", example = "It has no column organization_id.")
        String reason) {

    static RefusedSource of(RefusedView refused) {
        return new RefusedSource(refused.name(), refused.reason());
    }
}

package dev.tenantboard.dashboard;

import dev.tenantboard.http.RestApplication;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the rest is of the lists that are cut. */
@Schema(description = "Where the whole list is, for each that is cut here; null for what is complete.")
public record MoreLinks(
        @Schema(
                description = "The list of widgets; null if all that are shown are here.",
                nullable = true,
                example = "/api/v1/dashboard/widgets?isVisible=true")
        String widgets,

        @Schema(
                description = "The list of quick actions; null if all that the caller may run are here.",
                nullable = true,
                example = "/api/v1/dashboard/quick-actions")
        String quickActions,

        @Schema(
                description = "The list of activities; null if all are here.",
                nullable = true,
                example = "/api/v1/dashboard/activities")
        String activities) {

    private static final String ROOT = RestApplication.PATH + "/dashboard";

    /** Of lists that were asked for one item more than they may have. */
    static MoreLinks of(Collection<?> widgets, Collection<?> quickActions, Collection<?> activities) {
        return new MoreLinks(
                widgets.size() > DashboardView.MAX_WIDGETS ? ROOT + "/widgets?isVisible=true" : null,
                quickActions.size() > DashboardView.MAX_QUICK_ACTIONS ? ROOT + "/quick-actions" : null,
                activities.size() > DashboardView.MAX_ACTIVITIES ? ROOT + "/activities" : null);
    }
}

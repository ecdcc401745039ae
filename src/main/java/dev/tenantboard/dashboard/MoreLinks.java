package dev.tenantboard.dashboard;

import dev.tenantboard.http.RestApplication;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Links to the complete lists; null for a list that is complete here.")
public record MoreLinks(
        @Schema(
                description = "The list of visible widgets; null if all are in widgets or in available.",
                nullable = true,
                example = "/api/v1/dashboard/widgets?isVisible=true")
        String widgets,

        @Schema(
                description = "The list of metrics; null if all metrics of the platform are here or in a widget.",
                nullable = true,
                example = "/api/v1/dashboard/metrics")
        String metrics,

        @Schema(
                description = "The list of quick actions; null if all that the caller may run are in quickActions or in"
                        + " available.",
                nullable = true,
                example = "/api/v1/dashboard/quick-actions")
        String quickActions,

        @Schema(
                description = "The list of activities; null if all are here.",
                nullable = true,
                example = "/api/v1/dashboard/activities")
        String activities) {

    private static final String ROOT = RestApplication.PATH + "/dashboard";

    /** Expects lists that were read with one item more than the limit. */
    static MoreLinks of(
            Collection<?> widgets, Collection<?> metrics, Collection<?> quickActions, Collection<?> activities) {
        return new MoreLinks(
                widgets.size() > DashboardView.MAX_WIDGETS ? ROOT + "/widgets?isVisible=true" : null,
                metrics.size() > DashboardView.MAX_METRICS ? ROOT + "/metrics" : null,
                quickActions.size() > DashboardView.MAX_QUICK_ACTIONS ? ROOT + "/quick-actions" : null,
                activities.size() > DashboardView.MAX_ACTIVITIES ? ROOT + "/activities" : null);
    }
}

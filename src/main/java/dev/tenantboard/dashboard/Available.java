package dev.tenantboard.dashboard;

import dev.tenantboard.quickaction.QuickActionSummary;
import dev.tenantboard.widget.WidgetSummary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What the caller could add to their choice in the preferences. A list is empty while the caller has"
                        + " chosen nothing of its kind, because then the dashboard shows all.")
public record Available(
        @Schema(
                description =
                        "The visible widgets that the caller may see and has not chosen, at most 200, oldest first.",
                maxItems = DashboardView.MAX_WIDGETS)
        List<WidgetSummary> widgets,

        @Schema(
                description = "The quick actions that the caller may run and has not chosen, at most 50, by sortOrder.",
                maxItems = DashboardView.MAX_QUICK_ACTIONS)
        List<QuickActionSummary> quickActions) {}

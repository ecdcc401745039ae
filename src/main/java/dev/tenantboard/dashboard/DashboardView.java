package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityCounts;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.widget.WidgetView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "All data that a client needs to draw the caller's dashboard.")
public record DashboardView(
        @Schema(description = "The caller's preferences. Their etag is for If-Match.")
        PreferencesView preferences,

        @Schema(
                description =
                        "The widgets that the caller has chosen in the preferences, in their order. If the caller has chosen"
                                + " none: the visible widgets that the caller may see, at most 200, from top to bottom and"
                                + " from left to right.",
                maxItems = MAX_WIDGETS)
        List<PlacedWidget> widgets,

        @Schema(
                description = "The platform's metrics that no widget here shows, at most 20, with their stored values."
                        + " Clients can show them on a dashboard without widgets.",
                maxItems = MAX_METRICS)
        List<MetricReading> metrics,

        @Schema(
                description =
                        "The quick actions that the caller has chosen in the preferences, in their order, at most 100. If the"
                                + " caller has chosen none: those that the caller may run, at most 50, by sortOrder.",
                maxItems = MAX_CHOSEN_ACTIONS)
        List<QuickActionView> quickActions,

        @Schema(description = "The latest activities, at most 20, newest first.", maxItems = MAX_ACTIVITIES)
        List<ActivityView> activities,

        @Schema(description = "The number of unread activities.")
        ActivityCounts unread,

        @Schema(description = "The widgets and quick actions that the caller could choose in addition.")
        Available available,

        @Schema(description = "Links to the complete lists, for lists that reach their limit.")
        MoreLinks more,

        @Schema(description = "The entity tag of the whole dashboard.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    @Schema(description = "A widget with its places for the caller and its data.")
    public record PlacedWidget(
            @Schema(description = "The widget.") WidgetView widget,

            @Schema(
                    description =
                            "The place on a wide screen: the caller's own, else the widget's default position, or the"
                                    + " next free place below it. It is the same as placements.wide.")
            Place placement,

            @Schema(description = "The places on wide, medium and narrow screens.")
            Placements placements,

            @Schema(description = "The data; null if the widget needs none.", nullable = true)
            WidgetData data) {

        PlacedWidget with(WidgetData other) {
            return new PlacedWidget(widget, placement, placements, other);
        }
    }

    static final int MAX_WIDGETS = 200;

    static final int MAX_METRICS = 20;

    static final int MAX_QUICK_ACTIONS = 50;

    static final int MAX_CHOSEN_ACTIONS = 100;

    static final int MAX_ACTIVITIES = 20;

    /** Creates a view whose entity tag covers all parts. */
    static DashboardView of(
            Caller caller,
            PreferencesView preferences,
            List<PlacedWidget> widgets,
            List<MetricReading> metrics,
            List<QuickActionView> quickActions,
            List<ActivityView> activities,
            ActivityCounts unread,
            Available available,
            MoreLinks more) {
        return new DashboardView(
                preferences,
                widgets,
                metrics,
                quickActions,
                activities,
                unread,
                available,
                more,
                EntityTags.of(
                        caller.organizationId(),
                        caller.userId(),
                        preferences,
                        widgets,
                        metrics,
                        quickActions,
                        activities,
                        unread,
                        available,
                        more));
    }

    /** Returns the view with data that were read after the transaction. The entity tag covers them too. */
    DashboardView with(List<PlacedWidget> completed) {
        String completedEtag =
                EntityTags.of(etag, completed.stream().map(PlacedWidget::data).toList());
        return new DashboardView(
                preferences, completed, metrics, quickActions, activities, unread, available, more, completedEtag);
    }

    /** A caller has one dashboard, at an address without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

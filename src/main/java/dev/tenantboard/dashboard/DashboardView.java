package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityCounts;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.quickaction.QuickActionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that the caller's screen shows. */
@Schema(description = "All that the caller's screen shows, from which it can be drawn.")
public record DashboardView(
        @Schema(description = "How the caller has arranged it; their etag serves to change them.")
        PreferencesView preferences,

        @Schema(
                description =
                        "The widgets that the dashboard shows and the caller may see, at most 200, from the top to the"
                                + " bottom and from left to right.")
        List<PlacedWidget> widgets,

        @Schema(
                description =
                        "The platform's metrics that no widget here shows, at most 20, with their stored values: what a"
                                + " dashboard is drawn from before anybody has placed a widget.")
        List<MetricReading> metrics,

        @Schema(description = "The quick actions that the caller may run, at most 50, in their order.")
        List<QuickActionView> quickActions,

        @Schema(description = "The latest activities, at most 20, newest first.")
        List<ActivityView> activities,

        @Schema(description = "How many activities are unread.")
        ActivityCounts unread,

        @Schema(description = "Where the rest is of the lists that are cut.")
        MoreLinks more,

        @Schema(description = "The entity tag of all of it.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    static final int MAX_WIDGETS = 200;

    static final int MAX_METRICS = 20;

    static final int MAX_QUICK_ACTIONS = 50;

    static final int MAX_ACTIVITIES = 20;

    /** The parts, each a record of values; the tag is over every one of them. */
    static DashboardView of(
            Caller caller,
            PreferencesView preferences,
            List<PlacedWidget> widgets,
            List<MetricReading> metrics,
            List<QuickActionView> quickActions,
            List<ActivityView> activities,
            ActivityCounts unread,
            MoreLinks more) {
        return new DashboardView(
                preferences,
                widgets,
                metrics,
                quickActions,
                activities,
                unread,
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
                        more));
    }

    /** There is one dashboard for a caller, at a place without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's preferences as they see them in one organization. */
@Schema(description = "A user's preferences in the current organization.")
public record PreferencesView(
        @Schema(description = "Where the user has put widgets, in this organization.")
        List<Placement> layout,

        @Schema(
                description = "The ids of the widgets that the user has chosen, in this organization.",
                example = "[\"cm4qz2x1a0001\"]")
        List<String> widgets,

        @Schema(
                description = "The ids of the quick actions that the user has chosen, in this organization.",
                example = "[\"cm4qz2x1a0002\"]")
        List<String> quickActions,

        @Schema(
                description = "The ids of the modules that the user has pinned, in this organization.",
                example = "[\"invoices\"]")
        List<String> pinnedModules,

        @Schema(description = "The colours, everywhere.") DashboardTheme theme,

        @Schema(description = "How close the parts stand, everywhere.")
        LayoutDensity density,

        @Schema(description = "Whether data is asked for again by itself, everywhere.")
        boolean autoRefresh,

        @Schema(description = "When they last changed; null before the first time.", nullable = true)
        Instant updatedAt,

        @Schema(
                description = "Their entity tag, for If-Match; the default has one too.",
                example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    static PreferencesView of(Caller caller, Optional<UserDashboard> stored) {
        Preferences preferences = stored.map(dashboard -> dashboard.preferencesIn(caller.organizationId()))
                .orElse(Preferences.DEFAULT);
        Instant updatedAt =
                stored.map(dashboard -> dashboard.updatedAt().toInstant()).orElse(null);
        return new PreferencesView(
                preferences.layout(),
                preferences.widgets(),
                preferences.quickActions(),
                preferences.pinnedModules(),
                preferences.theme(),
                preferences.density(),
                preferences.autoRefresh(),
                updatedAt,
                EntityTags.of(caller.organizationId(), caller.userId(), updatedAt));
    }

    /** One's own preferences have a place without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A user's preferences in the current organization.")
public record PreferencesView(
        @Schema(description = "The user's own positions of widgets in this organization.")
        List<Placement> layout,

        @Schema(
                description = "The ids of the widgets that the user has chosen in this organization.",
                example = "[\"cm4qz2x1a0001\"]")
        List<String> widgets,

        @Schema(
                description = "The ids of the quick actions that the user has chosen in this organization.",
                example = "[\"cm4qz2x1a0002\"]")
        List<String> quickActions,

        @Schema(
                description = "The ids of the modules that the user has pinned in this organization.",
                example = "[\"invoices\"]")
        List<String> pinnedModules,

        @Schema(description = "The colour theme, in all organizations.")
        DashboardTheme theme,

        @Schema(description = "The spacing, in all organizations.")
        LayoutDensity density,

        @Schema(description = "Whether clients reload data automatically, in all organizations.")
        boolean autoRefresh,

        @Schema(description = "The time of the latest change; null before the first change.", nullable = true)
        Instant updatedAt,

        @Schema(
                description = "The entity tag, for If-Match. The default preferences have one too.",
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

    /** The caller's own preferences have an address without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

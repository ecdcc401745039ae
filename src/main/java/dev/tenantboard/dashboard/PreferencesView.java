package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

@Schema(description = "A user's preferences in the current organization.")
public record PreferencesView(
        @JsonUnwrapped
        @Schema(
                properties = {
                    @SchemaProperty(
                            name = "layout",
                            description = "The user's own positions of widgets in this organization on a wide screen,"
                                    + " in 12 columns."),
                    @SchemaProperty(name = "mediumLayout", description = "The same for a medium screen, in 6 columns."),
                    @SchemaProperty(name = "narrowLayout", description = "The same for a narrow screen, in 1 column."),
                    @SchemaProperty(
                            name = "widgets",
                            description = "The ids of the widgets that the user has chosen in this organization, in"
                                    + " their order."),
                    @SchemaProperty(
                            name = "quickActions",
                            description = "The ids of the quick actions that the user has chosen in this organization,"
                                    + " in their order."),
                    @SchemaProperty(
                            name = "pinnedModules",
                            description = "The ids of the modules that the user has pinned in this organization.")
                })
        Preferences preferences,

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
                preferences, updatedAt, EntityTags.of(caller.organizationId(), caller.userId(), updatedAt));
    }

    /** The caller's own preferences have an address without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

package dev.tenantboard.activity;

import dev.tenantboard.persistence.KeysetQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters that select activities. */
public class ActivityFilter {

    private static final int MAX_VALUES = 20;

    @QueryParam("type")
    @Parameter(description = "Only activities of these types.")
    @Size(max = MAX_VALUES)
    private Set<ActivityType> types;

    @QueryParam("severity")
    @Parameter(description = "Only activities of these severities.")
    @Size(max = MAX_VALUES)
    private Set<ActivitySeverity> severities;

    @QueryParam("entityType")
    @Parameter(description = "Only activities about these kinds of entity.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 100) String> entityTypes;

    @QueryParam("entityId")
    @Parameter(description = "Only activities about entities with these ids.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 1_000) String> entityIds;

    @QueryParam("action")
    @Parameter(description = "Only activities with these actions.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 100) String> actions;

    @QueryParam("userId")
    @Parameter(description = "Only activities that these users caused.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 255) String> userIds;

    @QueryParam("since")
    @Parameter(description = "Only activities at this time or later (RFC 3339).")
    private OffsetDateTime since;

    @QueryParam("until")
    @Parameter(description = "Only activities before this time (RFC 3339).")
    private OffsetDateTime until;

    @QueryParam("state")
    @DefaultValue("all")
    @Parameter(
            description = "Only activities in this state for the caller: unread, pinned, archived or all. An archived"
                    + " activity is not unread.")
    private ActivityState state;

    /** Restricts a feed to the selected activities. */
    <T> KeysetQuery<T> applyTo(Supplier<KeysetQuery<T>> feed) {
        return state.applyTo(() -> filtered(feed.get()));
    }

    private <T> KeysetQuery<T> filtered(KeysetQuery<T> query) {
        return query.whereAnyConstant("type", types)
                .whereAnyConstant("severity", severities)
                .whereAny("entityType", entityTypes)
                .whereAny("entityId", entityIds)
                .whereAny("action", actions)
                .whereAny("userId", userIds)
                .whereWithin("createdAt", since, until);
    }
}

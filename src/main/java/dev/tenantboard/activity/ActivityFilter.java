package dev.tenantboard.activity;

import dev.tenantboard.paging.KeysetQuery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which activities are asked for. */
public class ActivityFilter {

    @QueryParam("type")
    @Parameter(description = "Any of these types.")
    private Set<ActivityType> types;

    @QueryParam("severity")
    @Parameter(description = "Any of these severities.")
    private Set<ActivitySeverity> severities;

    @QueryParam("entityType")
    @Parameter(description = "Of any of these kinds of entity.")
    private Set<String> entityTypes;

    @QueryParam("entityId")
    @Parameter(description = "Of any of these entities.")
    private Set<String> entityIds;

    @QueryParam("action")
    @Parameter(description = "Any of these actions.")
    private Set<String> actions;

    @QueryParam("userId")
    @Parameter(description = "By any of these users.")
    private Set<String> userIds;

    @QueryParam("since")
    @Parameter(description = "At this time or later (RFC 3339).")
    private OffsetDateTime since;

    @QueryParam("until")
    @Parameter(description = "Before this time (RFC 3339).")
    private OffsetDateTime until;

    @QueryParam("state")
    @DefaultValue("all")
    @Parameter(description = "By the organization's marks: unread, pinned, archived or all.")
    private ActivityState state;

    void applyTo(KeysetQuery<ActivityFeed> query) {
        query.whereAny("type", types)
                .whereAny("severity", severities)
                .whereAny("entityType", entityTypes)
                .whereAny("entityId", entityIds)
                .whereAny("action", actions)
                .whereAny("userId", userIds);
        if (state != ActivityState.ALL) {
            query.where(state.condition());
        }
        if (since != null) {
            query.where("e.createdAt >= :since", "since", since);
        }
        if (until != null) {
            query.where("e.createdAt < :until", "until", until);
        }
    }
}

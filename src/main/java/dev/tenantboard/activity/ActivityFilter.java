package dev.tenantboard.activity;

import dev.tenantboard.persistence.KeysetQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which activities are asked for. */
public class ActivityFilter {

    private static final int MAX_VALUES = 20;

    @QueryParam("type")
    @Parameter(description = "Any of these types.")
    @Size(max = MAX_VALUES)
    private Set<ActivityType> types;

    @QueryParam("severity")
    @Parameter(description = "Any of these severities.")
    @Size(max = MAX_VALUES)
    private Set<ActivitySeverity> severities;

    @QueryParam("entityType")
    @Parameter(description = "Of any of these kinds of entity.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 100) String> entityTypes;

    @QueryParam("entityId")
    @Parameter(description = "Of any of these entities.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 1_000) String> entityIds;

    @QueryParam("action")
    @Parameter(description = "Any of these actions.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 100) String> actions;

    @QueryParam("userId")
    @Parameter(description = "By any of these users.")
    @Size(max = MAX_VALUES)
    private Set<@Size(min = 1, max = 255) String> userIds;

    @QueryParam("since")
    @Parameter(description = "At this time or later (RFC 3339).")
    private OffsetDateTime since;

    @QueryParam("until")
    @Parameter(description = "Before this time (RFC 3339).")
    private OffsetDateTime until;

    @QueryParam("state")
    @DefaultValue("all")
    @Parameter(
            description =
                    "By the marks as they count for the caller: unread, pinned, archived or all. What is archived is not unread.")
    private ActivityState state;

    /** The part of a feed that is asked for. */
    <T> KeysetQuery<T> of(Supplier<KeysetQuery<T>> feed) {
        return state.of(() -> narrowed(feed.get()));
    }

    private <T> KeysetQuery<T> narrowed(KeysetQuery<T> query) {
        query.whereAnyConstant("type", types)
                .whereAnyConstant("severity", severities)
                .whereAny("entityType", entityTypes)
                .whereAny("entityId", entityIds)
                .whereAny("action", actions)
                .whereAny("userId", userIds);
        if (since != null) {
            query.where("e.createdAt >= :since", "since", since);
        }
        if (until != null) {
            query.where("e.createdAt < :until", "until", until);
        }
        return query;
    }
}

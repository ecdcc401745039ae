package dev.tenantboard.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.live.log.EventData;
import dev.tenantboard.live.log.EventName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The number of unread activities of a user. It has a maximum: counting more rows is expensive, and a larger number
 * does not help the user.
 */
@EventData(EventName.COUNTS_CHANGED)
@Schema(description = "The number of activities that are unread and not archived for the caller.")
public record ActivityCounts(
        @Schema(description = "The number of unread activities, at most 1,000.", example = "7")
        int unread,

        @Schema(description = "Whether more than 1,000 activities are unread.")
        boolean more,

        @Schema(
                description =
                        "The number of each severity among those counted. If more than 1,000 are unread, these are"
                                + " the newest 1,000, and `more` is true in each item.")
        List<UnreadOfSeverity> bySeverity,

        @Schema(description = "The entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    static final int MAX = 1_000;

    @Schema(description = "The number of unread activities of one severity.")
    public record UnreadOfSeverity(
            @Schema(description = "The severity.") ActivitySeverity severity,

            @Schema(description = "The number of unread activities, among the newest 1,000 of all.", example = "7")
            int unread,

            @Schema(
                    description = "Whether older activities were not counted, so that more of this severity may be"
                            + " unread.")
            boolean more) {}

    /** @param unread the numbers by severity; a severity without unread activities may be missing */
    static ActivityCounts of(Caller caller, Map<ActivitySeverity, Integer> unread, boolean more) {
        List<UnreadOfSeverity> bySeverity = Arrays.stream(ActivitySeverity.values())
                .map(severity -> new UnreadOfSeverity(severity, unread.getOrDefault(severity, 0), more))
                .toList();
        return new ActivityCounts(
                unread.values().stream().mapToInt(Integer::intValue).sum(),
                more,
                bySeverity,
                EntityTags.of(caller.organizationId(), caller.userId(), more, bySeverity));
    }

    /** The caller's own counts have an address without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

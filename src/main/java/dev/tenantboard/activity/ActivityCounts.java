package dev.tenantboard.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many activities are unread for a user. Nobody reads a larger number than the largest, and counting costs. */
@Schema(description = "How many activities are unread and not archived for the caller.")
public record ActivityCounts(
        @Schema(description = "How many are unread, at most 1,000.", example = "7")
        int unread,

        @Schema(description = "Whether there are more than 1,000.")
        boolean more,

        @Schema(description = "How many of them are of each severity; of more than 1,000, among the newest.")
        List<UnreadOfSeverity> bySeverity,

        @Schema(description = "Its entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    static final int MAX = 1_000;

    /** The unread activities of a severity. */
    @Schema(description = "How many activities of a severity are unread.")
    public record UnreadOfSeverity(
            @Schema(description = "How grave they are.") ActivitySeverity severity,

            @Schema(description = "How many are unread.", example = "7")
            int unread) {}

    /** @param unread how many are, of those severities of which any is */
    static ActivityCounts of(Caller caller, Map<ActivitySeverity, Integer> unread, boolean more) {
        List<UnreadOfSeverity> bySeverity = Arrays.stream(ActivitySeverity.values())
                .map(severity -> new UnreadOfSeverity(severity, unread.getOrDefault(severity, 0)))
                .toList();
        return new ActivityCounts(
                unread.values().stream().mapToInt(Integer::intValue).sum(),
                more,
                bySeverity,
                EntityTags.of(caller.organizationId(), caller.userId(), more, bySeverity));
    }

    /** One's own counts have a place without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}

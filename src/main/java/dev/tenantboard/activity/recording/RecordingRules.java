package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.retention.RetentionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may record what, and of which time. */
@ApplicationScoped
public class RecordingRules {

    /** What members record themselves; anything else would let them forge a trail. */
    private static final Set<ActivityType> OF_MEMBERS =
            EnumSet.of(ActivityType.USER_ACTION, ActivityType.WORKFLOW_UPDATE);

    private static final List<String> INGEST = List.of("activities:ingest");

    /** By so much a client's clock may be wrong. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** For those who keep everything: times before this are mistakes. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Inject
    private RetentionSettings retention;

    /** Nobody records what only the product does. */
    public static void requireNotProducts(NewActivity what) {
        if (AuditTrail.isOwn(what)) {
            throw ProblemException.invalid(
                    "/entityType",
                    "must not be operation in a SECURITY_EVENT: refused operations are recorded by the product");
        }
    }

    /** Why the caller may not record such a one, if they may not. */
    public Optional<ProblemException> refusal(Caller caller, Candidate candidate) {
        if (!OF_MEMBERS.contains(candidate.type()) && !caller.holds(INGEST)) {
            return Optional.of(
                    new ProblemException(
                            ProblemType.ACTIVITY_TYPE_NOT_PERMITTED,
                            "You may record USER_ACTION and WORKFLOW_UPDATE. Other types need the permission activities:ingest."));
        }
        return Optional.ofNullable(candidate.occurredAt())
                .flatMap(time -> wrongTime(caller, time))
                .map(detail -> ProblemException.invalid("/occurredAt", detail));
    }

    private Optional<String> wrongTime(Caller caller, OffsetDateTime occurredAt) {
        OffsetDateTime now = Timestamps.now();
        if (occurredAt.isAfter(now.plus(AHEAD))) {
            return Optional.of("must not be more than 5 minutes ahead");
        }
        return occurredAt.isBefore(now.minus(retention.of(caller.tier()).orElse(LONGEST)))
                ? Optional.of("must not be so long ago that it would not be kept")
                : Optional.empty();
    }
}

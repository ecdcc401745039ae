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

/** Rules for the types and times that a caller may record. */
@ApplicationScoped
public class RecordingRules {

    /** The types that every member may record. With other types they could forge an audit trail. */
    private static final Set<ActivityType> FOR_MEMBERS =
            EnumSet.of(ActivityType.USER_ACTION, ActivityType.WORKFLOW_UPDATE);

    private static final List<String> INGEST_PERMISSION = List.of("activities:ingest");

    /** The tolerance for a wrong clock of the client. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** The limit for tiers without retention. Earlier times are mistakes. */
    private static final Duration DEFAULT_RETENTION = Duration.ofDays(36_500);

    @Inject
    private RetentionSettings retention;

    /** Refuses the entity type that is reserved for refusals. */
    public static void requireNotReserved(NewActivity activity) {
        if (AuditTrail.isReserved(activity)) {
            throw ProblemException.invalid(
                    "/entityType",
                    "must not be operation in a SECURITY_EVENT: refused operations are recorded by the product");
        }
    }

    /** Returns the reason why the caller may not record the activity, or empty. */
    public Optional<ProblemException> refusal(Caller caller, ReceivedActivity received) {
        if (!FOR_MEMBERS.contains(received.type()) && !caller.holds(INGEST_PERMISSION)) {
            return Optional.of(
                    new ProblemException(
                            ProblemType.ACTIVITY_TYPE_NOT_PERMITTED,
                            "You may record USER_ACTION and WORKFLOW_UPDATE. Other types need the permission activities:ingest."));
        }
        return Optional.ofNullable(received.occurredAt())
                .flatMap(time -> wrongTime(caller, time))
                .map(detail -> ProblemException.invalid("/occurredAt", detail));
    }

    private Optional<String> wrongTime(Caller caller, OffsetDateTime occurredAt) {
        OffsetDateTime now = Timestamps.now();
        if (occurredAt.isAfter(now.plus(MAX_AHEAD))) {
            return Optional.of("must not be more than 5 minutes ahead");
        }
        return occurredAt.isBefore(now.minus(retention.of(caller.tier()).orElse(DEFAULT_RETENTION)))
                ? Optional.of("must be within the retention of the organization's tier")
                : Optional.empty();
    }
}

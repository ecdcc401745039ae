package dev.tenantboard.activity.recording;

import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.Timestamps;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** An activity that is to be stored, unless its key says that it is there. */
public record NewRow(Candidate candidate, String id, OffsetDateTime createdAt) {

    /** Those that happen now are a microsecond apart, so that the feed has them in the order of the request. */
    public static List<NewRow> of(List<Candidate> candidates) {
        OffsetDateTime now = Timestamps.now();
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> of(candidates.get(i), now.plus(i, ChronoUnit.MICROS)))
                .toList();
    }

    private static NewRow of(Candidate candidate, OffsetDateTime now) {
        return new NewRow(
                candidate,
                Ids.next(),
                candidate.occurredAt() == null ? now : Timestamps.stored(candidate.occurredAt()));
    }

    String key() {
        return candidate.dedupeKey();
    }
}

package dev.tenantboard.activity.recording;

import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.Timestamps;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** A row to insert, unless an activity with its key exists. */
public record NewRow(ReceivedActivity received, String id, OffsetDateTime createdAt) {

    /**
     * Activities without a time get times one microsecond apart, so that the feed has them in the order of the request.
     */
    public static List<NewRow> of(List<ReceivedActivity> received) {
        OffsetDateTime now = Timestamps.now();
        return IntStream.range(0, received.size())
                .mapToObj(i -> of(received.get(i), now.plus(i, ChronoUnit.MICROS)))
                .toList();
    }

    private static NewRow of(ReceivedActivity received, OffsetDateTime now) {
        return new NewRow(
                received, Ids.next(), received.occurredAt() == null ? now : Timestamps.stored(received.occurredAt()));
    }

    String key() {
        return received.dedupeKey();
    }
}

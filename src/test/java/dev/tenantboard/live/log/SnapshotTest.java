package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {

    @ParameterizedTest
    @CsvSource({
        "10:10:, 10:10:, true",
        "10:20:, 10:10:, true",
        "10:10:, 10:20:, false",
        "20:20:, '10:20:10,15', true",
        "15:20:15, '10:20:10,15', true",
        "15:20:15, '10:20:10', false",
        "'10:20:10,15', 20:20:, false",
        "'10:30:10,25', '10:20:10,15', true",
        "'10:30:10,15', '10:20:10', false",
        "30:40:30, '10:20:10,15', true",
    })
    void includesASnapshotOfWhichItSeesAll(String one, String other, boolean includes) {
        assertThat(Snapshot.parse(one).includes(Snapshot.parse(other))).isEqualTo(includes);
    }

    /** One after the other, as transactions begin and end. */
    @Test
    void includesAllEarlierSnapshotsAndNoLaterOne() {
        Random random = new Random(7);
        List<Snapshot> all = new ArrayList<>();
        List<Long> open = new ArrayList<>();
        long begun = 0;
        long ended = 0;
        for (int step = 0; step < 200; step++) {
            if (open.isEmpty() || random.nextBoolean()) {
                open.add(++begun);
                continue;
            }
            ended = Math.max(ended, open.remove(random.nextInt(open.size())));
            long xmax = ended + 1;
            List<Long> running = open.stream().filter(one -> one < xmax).toList();
            all.add(new Snapshot(running.isEmpty() ? xmax : running.get(0), xmax, running));
        }

        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                assertThat(all.get(i).includes(all.get(j)))
                        .as("%s and %s", all.get(i), all.get(j))
                        .isEqualTo(j <= i);
            }
        }
    }

    @Test
    void seesWhatIsNotRunning() {
        Snapshot snapshot = Snapshot.parse("10:20:10,15");

        assertThat(LongStream.range(8, 23).filter(snapshot::sees))
                .containsExactly(8L, 9L, 11L, 12L, 13L, 14L, 16L, 17L, 18L, 19L);
    }
}

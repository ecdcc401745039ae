package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionCodeTest {

    private static final Snapshot SEEN = new Snapshot(1_000, 1_100, List.of(1_000L, 1_007L));

    @Test
    void givesBackWhatWasWritten() {
        Position end = Position.at("cefaba4eca3a85a", SEEN);
        Position within = new Position("7", SEEN, new Snapshot(1_100, 1_200, List.of()), 1_007, 99);

        for (Position position : List.of(end, within)) {
            assertThat(PositionCode.decode(PositionCode.encode(position))).contains(position);
        }
    }

    @Test
    void staysShortWithManyTransactionsRunning() {
        List<Long> running = LongStream.range(0, 500)
                .mapToObj(i -> 1_000_000_000_000L + 3 * i)
                .toList();
        Position position = Position.at("cefaba4eca3a85a", new Snapshot(running.get(0), running.get(499) + 1, running));

        String code = PositionCode.encode(position);

        assertThat(code).hasSizeLessThan(2_000).matches("[0-9a-z._]+");
        assertThat(PositionCode.decode(code)).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "bmV4dA",
                "7.rs.2s",
                "7.rs.2s.0_",
                "7.rs.2s.0_7.1",
                "g.rs.2s.",
                "7.-1.2s.",
                "7.zzzzzzzzzzzzz.1.",
                "7.1y2p0ij32e8e7.1.",
                "7.rs.2s.\n",
                "7.rs.2s.é"
            })
    void findsNothingInWhatIsNone(String text) {
        assertThat(PositionCode.decode(text)).isEmpty();
    }

    @Test
    void readsNothingThatIsTooLong() {
        assertThat(PositionCode.decode("7.rs.2s." + "1_".repeat(10_000) + "1")).isEmpty();
    }
}

package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Snapshot SEEN = new Snapshot(10, 20, List.of(10L, 15L));

    @Test
    void isCompleteUpToTheFirstRunningTransaction() {
        Position end = Position.at("0a1b", SEEN);

        assertThat(end.completeTo()).isEqualTo(10);
    }

    @Test
    void isCompleteUpToTheEntryOfAPartialRead() {
        Snapshot reading = new Snapshot(30, 40, List.of(30L));

        Position within = new Position("0a1b", SEEN, reading, 22, 7);

        assertThat(within.completeTo()).isEqualTo(22);
    }

    /** The entries of a transaction that ran at the start of the partial read are read later. */
    @Test
    void isNotCompleteBeyondATransactionThatThePartialReadDoesNotSee() {
        Snapshot reading = new Snapshot(21, 40, List.of(21L, 30L));

        Position within = new Position("0a1b", SEEN, reading, 35, 7);

        assertThat(within.completeTo()).isEqualTo(21);
    }

    /** Its reader would receive the entries of 18 and 19 a second time. */
    @Test
    void doesNotReadBackToASnapshotThatSeesLess() {
        Position end = Position.at("0a1b", SEEN);
        Snapshot earlier = new Snapshot(10, 18, List.of(10L, 15L));

        assertThatIllegalArgumentException().isThrownBy(() -> end.upTo(earlier));
    }

    @Test
    void readsOnToASnapshotThatSeesMore() {
        Snapshot later = new Snapshot(15, 20, List.of(15L));

        Position start = Position.at("0a1b", SEEN).upTo(later);

        assertThat(start.isPartial()).isTrue();
        assertThat(start.end()).isEqualTo(Position.at("0a1b", later));
    }

    @Test
    void endsAPartialReadBeforeAnother() {
        Position within = new Position("0a1b", SEEN, new Snapshot(30, 40, List.of(30L)), 22, 7);

        assertThat(within.upTo(new Snapshot(50, 50, List.of()))).isEqualTo(within);
    }
}

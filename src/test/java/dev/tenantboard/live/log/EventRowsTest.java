package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.Seed;
import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each entry is read exactly once, in any order of commits, and from any position of a reader. */
class EventRowsTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final List<Connection> open = new ArrayList<>();

    private LogReader reader;

    @BeforeEach
    void connect() throws SQLException {
        database.execute("insert into organizations (id, name, slug) values ('acme', 'Acme', 'acme')");
        reader = new LogReader(connection(), "acme");
    }

    @AfterEach
    void drop() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
        database.close();
    }

    private Connection connection() throws SQLException {
        Connection connection = database.application();
        open.add(connection);
        return connection;
    }

    private Writer writer() throws SQLException {
        return new Writer(connection(), "acme");
    }

    @Test
    void readsEntriesThatAreCommittedAfterTheEnd() throws Exception {
        Writer writer = writer();
        writer.begin().record("before").commit();
        Position end = reader.end();

        writer.begin().record("a").record("b").commit();

        assertThat(reader.rest(end, 10)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void readsTransactionsThatCommitInAnotherOrder(int limit) throws Exception {
        Writer early = writer().begin().record("early-1");
        Position end = reader.end();
        Writer late = writer().begin().record("late-1").record("late-2");
        late.commit();

        List<String> first = reader.rest(end, limit);
        early.record("early-2").commit();
        List<String> second = reader.rest(reader.last(), limit);

        assertThat(first).containsExactly("late-1", "late-2");
        assertThat(second).containsExactly("early-1", "early-2");
    }

    @Test
    void readsCommittedSubtransactionsOnly() throws Exception {
        Position end = reader.end();

        writer().begin()
                .record("first")
                .recordWithin(false, "rolled-back")
                .recordWithin(true, "kept-1", "kept-2")
                .record("last")
                .commit();
        writer().begin().record("nothing").rollBack();

        assertThat(reader.rest(end, 2)).containsExactly("first", "kept-1", "kept-2", "last");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 999, 1_000, 1_001})
    void continuesWithinALargeTransaction(int limit) throws Exception {
        Position end = reader.end();
        String[] ids = IntStream.range(0, 1_000).mapToObj(i -> "a" + i).toArray(String[]::new);

        writer().begin().record(ids).commit();

        assertThat(reader.rest(end, limit)).containsExactly(ids);
    }

    /** The position after an entry is the id of its event, from which a client continues. */
    @Test
    void continuesAfterEachEntry() throws Exception {
        Writer early = writer().begin().record("early-1");
        Position end = reader.end();
        writer().begin().record("b1", "b2", "b3").commit();
        Writer later = writer().begin().record("later-1");
        writer().begin().record("c1", "c2").commit();
        List<EventPage.Entry> entries = reader.page(end, 4).entries();
        early.record("early-2").commit();
        later.commit();

        for (EventPage.Entry entry : entries) {
            List<String> rest = reader.rest(decoded(entry.after()), 2);

            List<String> all = new ArrayList<>(List.of("b1", "b2", "b3", "c1", "c2", "early-1", "early-2", "later-1"));
            all.subList(0, entries.indexOf(entry) + 1).clear();
            assertThat(rest).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
        }
    }

    private static Position decoded(Position position) {
        return PositionCode.decode(PositionCode.encode(position)).orElseThrow();
    }

    @Test
    void readsItsOwnOrganizationOnly() throws Exception {
        database.execute("insert into organizations (id, name, slug) values ('other', 'Other', 'other')");
        Position end = reader.end();

        new Writer(connection(), "other").begin().record("theirs").commit();

        assertThat(reader.rest(end, 10)).isEmpty();
        assertThat(new LogReader(connection(), "other").rest(end, 10)).containsExactly("theirs");
    }

    @Test
    void refusesAPositionOfAnotherLog() throws Exception {
        Position end = reader.end();
        Snapshot seen = end.seen();
        Snapshot ahead = new Snapshot(seen.xmax() + 1_000, seen.xmax() + 1_000, List.of());

        assertThatThrownBy(() -> reader.page(Position.at("another", seen), 10)).isInstanceOf(LogCutOffException.class);
        assertThatThrownBy(() -> reader.page(Position.at(end.history(), ahead), 10))
                .isInstanceOf(LogCutOffException.class);
        assertThatThrownBy(() -> reader.page(new Position(end.history(), seen, ahead, seen.xmax(), 1), 10))
                .isInstanceOf(LogCutOffException.class);
    }

    /** After it, the entries of the open transaction would never be read. */
    @Test
    void refusesAPositionThatHasSeenAnOpenTransaction() throws Exception {
        Writer slow = writer().begin().record("slow");
        writer().begin().record("seen").commit();
        Position end = reader.end();
        Snapshot seen = end.seen();
        assertThat(seen.running()).isNotEmpty();
        Snapshot all = new Snapshot(seen.xmax(), seen.xmax(), List.of());

        assertThatThrownBy(() -> reader.page(Position.at(end.history(), all), 10))
                .isInstanceOf(LogCutOffException.class);
        slow.commit();
        assertThat(reader.rest(end, 10)).containsExactly("slow");
    }

    @Test
    void refusesAPositionBeforeRemovedEntries() throws Exception {
        Position before = reader.end();
        writer().begin().record("removed").commit();
        Position after = reader.end();
        writer().begin().record("kept").commit();

        remove("removed");

        assertThatThrownBy(() -> reader.page(before, 10)).isInstanceOf(LogCutOffException.class);
        assertThat(reader.rest(after, 10)).containsExactly("kept");
    }

    /** A position does not include the entries of a transaction that was open then. */
    @Test
    void refusesAPositionIfATransactionThatWasOpenThenIsRemoved() throws Exception {
        Writer slow = writer().begin().record("removed");
        writer().begin().record("seen").commit();
        Position between = reader.end();
        slow.commit();

        remove("removed");

        assertThatThrownBy(() -> reader.page(between, 10)).isInstanceOf(LogCutOffException.class);
    }

    private void remove(String subject) {
        database.execute("""
                with removed as (
                    delete from dashboard_events where subject = '%s' returning organization_id, transaction_id)
                update dashboard_tenants t
                set events_removed_to = r.transaction_id
                from removed r
                where t.organization_id = r.organization_id
                """.formatted(subject));
    }

    /** A client may send any position: the server reads from there, or sends a reload. */
    @Test
    void acceptsAnyPositionThatCanBeDecoded() throws Exception {
        Random random = Seed.random();
        writer().begin().record("a", "b", "c").commit();
        Position end = reader.end();

        for (int i = 0; i < 300; i++) {
            Position given = any(random, end.history(), any(random, end), any(random, end));

            assertThatNoException().isThrownBy(() -> {
                try {
                    reader.page(decoded(given), 1 + random.nextInt(4));
                } catch (LogCutOffException refused) {
                    // The client would load all again.
                }
            });
        }
    }

    private static Snapshot any(Random random, Position end) {
        long xmin = random.nextBoolean() ? random.nextLong(end.seen().xmax() + 1) : any(random);
        long width = Math.min(random.nextLong(1_000), Long.MAX_VALUE - xmin);
        List<Long> running = random.longs(3, xmin, xmin + width + 1)
                .sorted()
                .distinct()
                .boxed()
                .toList();
        return new Snapshot(xmin, xmin + width, running);
    }

    /** Within a read from one snapshot to the other, or at the end of the first. */
    private static Position any(Random random, String history, Snapshot one, Snapshot other) {
        return other.includes(one)
                ? new Position(history, one, other, any(random), any(random))
                : Position.at(history, one);
    }

    private static long any(Random random) {
        return random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
    }
}

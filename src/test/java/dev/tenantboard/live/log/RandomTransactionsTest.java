package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Writers whose transactions overlap in any order, and readers that stop at any entry and continue, each on a connection of its
 * own as the application role: each entry is read exactly once, as soon as it is committed, in its transaction's order.
 */
class RandomTransactionsTest {

    private static final int STEPS = Seed.isHeavy() ? 30_000 : 1_500;
    private static final int TRANSACTIONS = Seed.isHeavy() ? 2_000 : 100;
    private static final int WRITERS = 5;
    private static final int READERS = 3;

    private final TestDatabase database = TestDatabase.migrated();
    private final List<Connection> open = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Random random = Seed.random();

    /** The committed entries of each transaction, in order. */
    private final Map<Integer, List<String>> committed = new ConcurrentHashMap<>();

    @BeforeEach
    void open() {
        database.execute("insert into organizations (id, name, slug) values ('acme', 'Acme', 'acme')");
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

    /** Writes one transaction after the other. Those of the first author stay open for long. */
    private final class Author {

        private final Writer writer;
        private final Random chance;
        private final boolean isSlow;
        private List<String> written;

        Author(Random chance, boolean isSlow) throws SQLException {
            writer = new Writer(connection(), "acme");
            this.chance = chance;
            this.isSlow = isSlow;
        }

        void step() throws SQLException {
            if (written == null) {
                writer.begin();
                written = new ArrayList<>();
            }
            switch (chance.nextInt(isSlow ? 60 : 10)) {
                case 0, 1 -> end(true);
                case 2 -> end(false);
                case 3 -> writer.recordWithin(false, ids());
                case 4 -> writer.recordWithin(true, kept(ids()));
                default -> writer.record(kept(ids()));
            }
        }

        void end(boolean committing) throws SQLException {
            if (written == null) {
                return;
            }
            if (committing) {
                writer.commit();
                committed.put(number.incrementAndGet(), written);
            } else {
                writer.rollBack();
            }
            written = null;
        }

        private String[] ids() {
            int count = chance.nextInt(20) == 0 ? 40 : 1 + chance.nextInt(3);
            return IntStream.range(0, count)
                    .mapToObj(i -> "a" + number.incrementAndGet())
                    .toArray(String[]::new);
        }

        private String[] kept(String[] ids) {
            written.addAll(List.of(ids));
            return ids;
        }
    }

    /** Reads a page, or the beginning of one, and continues after it, with the id of the last event. */
    private final class Follower {

        private final LogReader reader;
        private final Random chance;
        private final List<String> read = new ArrayList<>();
        private Position position;

        Follower(Random chance) throws SQLException {
            reader = new LogReader(connection(), "acme");
            this.chance = chance;
            position = reader.end();
        }

        /** @return whether it has read to the end of the log, and not only of a partial read */
        boolean step() throws SQLException {
            boolean isWithin = position.isPartial();
            EventPage page = reader.page(position, 1 + chance.nextInt(8));
            List<EventPage.Entry> entries = page.entries();
            boolean stops = !entries.isEmpty() && chance.nextInt(3) == 0;
            List<EventPage.Entry> part = stops ? entries.subList(0, 1 + chance.nextInt(entries.size())) : entries;
            part.forEach(entry -> read.add(entry.event().subject()));
            Position reached = stops ? part.get(part.size() - 1).after() : page.next();
            position = PositionCode.decode(PositionCode.encode(reached)).orElseThrow();
            return !isWithin && !page.more() && part.size() == entries.size();
        }

        void requireAll() {
            assertThat(read).doesNotHaveDuplicates();
            assertThat(read).containsExactlyInAnyOrderElementsOf(all());
            Map<String, Integer> order = new LinkedHashMap<>();
            read.forEach(id -> order.put(id, order.size()));
            committed
                    .values()
                    .forEach(transaction ->
                            assertThat(transaction).extracting(order::get).isSorted());
        }
    }

    private List<String> all() {
        return committed.values().stream().flatMap(List::stream).toList();
    }

    /** One step after the other, so that a seed repeats the whole run. */
    @Test
    void areReadExactlyOnceAndAtOnce() throws Exception {
        List<Author> authors = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            authors.add(new Author(random, i == 0));
        }
        List<Follower> followers = followers();

        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) > 0) {
                authors.get(random.nextInt(WRITERS)).step();
            } else {
                Follower follower = followers.get(random.nextInt(READERS));
                if (follower.step()) {
                    assertThat(follower.read).as("step " + step).containsExactlyInAnyOrderElementsOf(all());
                }
            }
        }
        for (Author author : authors) {
            author.end(true);
        }

        for (Follower follower : followers) {
            finish(follower);
            follower.requireAll();
        }
    }

    /** All at the same time, so that snapshots fall into commits. */
    @Test
    void areReadExactlyOnceWhileTheyCommit() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> writing = new ArrayList<>();
        List<Follower> followers = followers();
        for (int i = 0; i < WRITERS; i++) {
            Author author = new Author(new Random(random.nextLong()), i == 0);
            writing.add(threads.submit(() -> write(author)));
        }
        List<Future<?>> reading = followers.stream()
                .<Future<?>>map(follower -> threads.submit(() -> follow(follower, writing)))
                .toList();

        for (Future<?> end : reading) {
            end.get();
        }
        threads.shutdown();

        followers.forEach(Follower::requireAll);
    }

    private Void write(Author author) throws SQLException {
        for (int step = 0; step < TRANSACTIONS * 5; step++) {
            author.step();
        }
        author.end(true);
        return null;
    }

    private static Void follow(Follower follower, List<Future<?>> writing) throws Exception {
        while (!writing.stream().allMatch(Future::isDone)) {
            follower.step();
        }
        for (Future<?> end : writing) {
            end.get();
        }
        finish(follower);
        return null;
    }

    private List<Follower> followers() throws SQLException {
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            followers.add(new Follower(new Random(random.nextLong())));
        }
        return followers;
    }

    private static void finish(Follower follower) throws SQLException {
        boolean isAtEnd = follower.step();
        while (!isAtEnd) {
            isAtEnd = follower.step();
        }
    }
}

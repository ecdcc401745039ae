package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A log in memory with the snapshots of PostgreSQL: transactions commit in another order than they begin. */
final class MemoryLog {

    private record Stored(long transaction, long sequence, String subject) {}

    private static final String HISTORY = "0a1b";

    private final List<Stored> stored = new ArrayList<>();
    private final TreeSet<Long> open = new TreeSet<>();
    private long begun;
    private long lastEnded;
    private long written;

    /** Runs before each read, which fails if this does. */
    private Runnable atReading = () -> {};

    /** Runs before an entry is rendered for a reader, which fails if this does. */
    private Consumer<Caller> atRendering = reader -> {};

    void atReading(Runnable action) {
        atReading = action;
    }

    void atRendering(Consumer<Caller> action) {
        atRendering = action;
    }

    long begin() {
        open.add(++begun);
        return begun;
    }

    void write(long transaction, String subject) {
        stored.add(new Stored(transaction, ++written, subject));
    }

    void commit(long transaction) {
        open.remove(transaction);
        lastEnded = Math.max(lastEnded, transaction);
    }

    void rollBack(long transaction) {
        stored.removeIf(entry -> entry.transaction() == transaction);
        commit(transaction);
    }

    /** Writes entries, each in its own transaction. */
    void append(int count) {
        for (int i = 0; i < count; i++) {
            long transaction = begin();
            write(transaction, "e" + transaction);
            commit(transaction);
        }
    }

    /** The committed entries. */
    List<String> subjects() {
        return stored.stream()
                .filter(entry -> !open.contains(entry.transaction()))
                .map(Stored::subject)
                .toList();
    }

    private Snapshot now() {
        List<Long> running = List.copyOf(open.headSet(lastEnded + 1));
        return new Snapshot(running.isEmpty() ? lastEnded + 1 : running.get(0), lastEnded + 1, running);
    }

    Position end() {
        atReading.run();
        return Position.at(HISTORY, now());
    }

    LogPage read(Position after, int limit, Map<String, Caller> members) {
        atReading.run();
        Snapshot reading = after.isPartial() ? after.reading() : now();
        List<Stored> rest = stored.stream()
                .filter(entry -> reading.sees(entry.transaction()) && !isRead(after, entry))
                .sorted(Comparator.comparing(Stored::transaction).thenComparing(Stored::sequence))
                .toList();
        boolean more = rest.size() > limit;
        List<LogPage.Entry> entries = new ArrayList<>();
        Position next = Position.at(HISTORY, reading);
        for (Stored entry : more ? rest.subList(0, limit) : rest) {
            boolean isLast = !more && entries.size() == rest.size() - 1;
            Position behind =
                    isLast ? next : new Position(HISTORY, after.seen(), reading, entry.transaction(), entry.sequence());
            entries.add(rendered(entry, behind));
        }
        return new LogPage(after, entries, more ? entries.get(limit - 1).after() : next, more, members);
    }

    private static boolean isRead(Position after, Stored entry) {
        return after.seen().sees(entry.transaction())
                || entry.transaction() < after.transaction()
                || entry.transaction() == after.transaction() && entry.sequence() <= after.sequence();
    }

    private LogPage.Entry rendered(Stored entry, Position behind) {
        var message = Optional.of(new Message(EventName.ACTIVITY_CREATED.toString(), "\"" + entry.subject() + "\""));
        return new LogPage.Entry(behind, reader -> {
            atRendering.accept(reader);
            return message;
        });
    }
}

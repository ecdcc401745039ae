package dev.tenantboard.live.log;

/**
 * A reader's position in an organization's log. The reader has read all entries that {@code seen} sees. If {@code reading} is
 * another snapshot, the read is partial. Of that snapshot's entries, in the order of transactions and of their entries, the
 * reader has read all up to and including ({@code transaction}, {@code sequence}).
 *
 * @param history the history of the database that the position belongs to: after a restore or a failover, the numbers belong
 *     to other transactions
 */
public record Position(String history, Snapshot seen, Snapshot reading, long transaction, long sequence) {

    /** The end of a complete read. */
    public static Position at(String history, Snapshot seen) {
        return new Position(history, seen, seen, 0, 0);
    }

    public boolean isPartial() {
        return !seen.equals(reading);
    }

    /** Within a partial read, after one of its entries. */
    Position behind(Snapshot partial, LogEntry entry) {
        return new Position(history, seen, partial, entry.transaction(), entry.sequence());
    }

    /** All transactions before this one were read. */
    long completeTo() {
        return Math.max(seen.xmin(), Math.min(transaction, reading.xmin()));
    }
}

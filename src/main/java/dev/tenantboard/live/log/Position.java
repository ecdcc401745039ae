package dev.tenantboard.live.log;

/**
 * Up to where a reader has read an organization's log. Everything that {@code seen} sees was read. Where {@code reading} is
 * another snapshot, its reading is under way, in the order of transactions and of their entries: what it sees was read up
 * to and including the entry ({@code transaction}, {@code sequence}).
 *
 * @param history which history of the database it belongs to: after a restore or a failover, transactions' numbers mean
 *     other transactions
 */
public record Position(String history, Snapshot seen, Snapshot reading, long transaction, long sequence) {

    /** The end of a reading. */
    public static Position at(String history, Snapshot seen) {
        return new Position(history, seen, seen, 0, 0);
    }

    /** Whether a reading is under way. */
    public boolean isPartial() {
        return !seen.equals(reading);
    }

    /** Within a reading, behind one of its entries. */
    Position behind(Snapshot underWay, LogEntry entry) {
        return new Position(history, seen, underWay, entry.transaction(), entry.sequence());
    }

    /** The transaction up to which, but not including it, everything was read. */
    long completeTo() {
        return Math.max(seen.xmin(), Math.min(transaction, reading.xmin()));
    }
}

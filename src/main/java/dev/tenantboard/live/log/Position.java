package dev.tenantboard.live.log;

/**
 * A reader's position in an organization's log. The reader has read all entries that {@code seen} sees. If {@code reading} is
 * another snapshot, the read is partial. Of that snapshot's entries, in the order of transactions and of their entries, the
 * reader has read all up to and including ({@code transaction}, {@code sequence}). A read never ends at a snapshot that does not
 * include {@code seen}: the reader would then go back, and receive entries a second time.
 *
 * @param history the history of the database that the position belongs to: after a restore or a failover, the numbers belong
 *     to other transactions
 */
public record Position(String history, Snapshot seen, Snapshot reading, long transaction, long sequence) {

    /** @throws IllegalArgumentException if the read would end at a snapshot that does not include what was read before */
    public Position {
        if (!reading.includes(seen)) {
            throw new IllegalArgumentException("a read does not go back");
        }
    }

    /** The end of a complete read. */
    public static Position at(String history, Snapshot seen) {
        return new Position(history, seen, seen, 0, 0);
    }

    public boolean isPartial() {
        return !seen.equals(reading);
    }

    /**
     * The start of a read up to a snapshot. Within a partial read, this position, because that read ends first.
     *
     * @throws IllegalArgumentException if the snapshot does not include what was read before
     */
    public Position upTo(Snapshot end) {
        return isPartial() ? this : new Position(history, seen, end, 0, 0);
    }

    /** Within the read, after one of its entries. */
    Position behind(LogEntry entry) {
        return new Position(history, seen, reading, entry.transaction(), entry.sequence());
    }

    /** After all entries of the read. */
    Position end() {
        return at(history, reading);
    }

    /** All transactions before this one were read. */
    long completeTo() {
        return Math.max(seen.xmin(), Math.min(transaction, reading.xmin()));
    }
}

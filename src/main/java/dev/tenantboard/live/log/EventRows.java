package dev.tenantboard.live.log;

import dev.tenantboard.persistence.Statements;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of an organization's log, on the connection of the running transaction. One statement reads a page, the position of
 * its end, and the last transaction whose entries were removed, all under one snapshot.
 */
final class EventRows {

    /**
     * While this value is the same, a transaction's number keeps its meaning: in one database of one cluster, on one timeline,
     * with no crash in between. After a crash, PostgreSQL may use numbers again. It also resets its statistics then, which
     * changes this value.
     */
    private static final String HISTORY = """
            to_hex(hashtextextended(concat_ws(' ',
                (select c.system_identifier from pg_control_system() c),
                left(pg_walfile_name(pg_current_wal_lsn()), 8),
                (select d.oid from pg_database d where d.datname = current_database()),
                (select extract(epoch from w.stats_reset) from pg_stat_bgwriter w)), 0))""";

    private static final Snapshot EVERYTHING = new Snapshot(Long.MAX_VALUE, Long.MAX_VALUE, List.of());

    /** No transaction has this number. */
    private static final String NONE = "0";

    private static final String END = "select cast(pg_current_snapshot() as text), " + HISTORY;

    /**
     * Selects the entries that the read sees and the position has not seen: the rest of the position's transaction, if that was
     * running then; the other transactions that were running, each by its number; and later transactions. The scan skips entries
     * that were read already while an older transaction was open, and entries that a partial read does not see. Each branch has
     * one lower bound, because with two PostgreSQL may start its scan at the wrong one. A user's marks of an activity are those
     * of the newest entry: if two transactions changed them one after the other, the transactions' numbers do not show which was
     * later.
     */
    static final String PAGE = """
            select
                cast(r.snapshot as text),
                r.history,
                cast(r.removed_to as text),
                cast(cast(e.transaction_id as text) as bigint),
                e.sequence,
                e.kind,
                e.subject,
                e.user_id,
                e.permissions,
                case
                    when e.kind = 'OWN_MARKS_CHANGED' then (
                        select l.detail
                        from dashboard_events l
                        where l.organization_id = e.organization_id
                            and l.user_id = e.user_id
                            and l.subject = e.subject
                            and l.kind = e.kind
                        order by l.sequence desc
                        limit 1)
                    else e.detail
                end
            from (
                select
                    pg_current_snapshot() as snapshot,
                    %s as history,
                    (select t.events_removed_to from dashboard_tenants t where t.organization_id = ?) as removed_to
                ) r
            left join lateral (
                (select *
                from dashboard_events
                where organization_id = ?
                    and transaction_id = cast(? as xid8)
                    and sequence > ?
                order by transaction_id, sequence
                limit ?)
                union all
                (select *
                from dashboard_events
                where organization_id = ?
                    and transaction_id = any(cast(? as xid8[]))
                order by transaction_id, sequence
                limit ?)
                union all
                (select *
                from dashboard_events
                where organization_id = ?
                    and (transaction_id, sequence) > (cast(? as xid8), ?)
                    and transaction_id < cast(? as xid8)
                    and transaction_id <> all(cast(? as xid8[]))
                order by transaction_id, sequence
                limit ?)
                order by transaction_id, sequence
                limit ?
                ) e on true
            order by e.transaction_id, e.sequence
            """.formatted(HISTORY);

    private final Statements statements;
    private final String organizationId;

    EventRows(Statements statements, String organizationId) {
        this.statements = statements;
        this.organizationId = organizationId;
    }

    /** The end of the log now. */
    Position end() throws SQLException {
        return statements
                .list(END, row -> Position.at(row.getString(2), Snapshot.parse(row.getString(1))))
                .get(0);
    }

    /**
     * Reads some entries after a position, in order.
     *
     * @throws LogCutOffException if entries after the position may have been removed
     */
    EventPage after(Position after, int limit) throws SQLException {
        return statements.run(
                PAGE,
                query -> page(after, query.getResultSet(), limit),
                values(organizationId, after, limit + 1).toArray());
    }

    /** The parameters of {@link #PAGE}. */
    static List<Object> values(String organizationId, Position after, int limit) {
        Snapshot seen = after.seen();
        Snapshot reading = after.isPartial() ? after.reading() : EVERYTHING;
        boolean isWithinNew = after.transaction() >= seen.xmax();
        String first = isWithinNew ? NONE : String.valueOf(after.transaction());
        String running = array(seen.running().stream()
                .filter(one -> one > after.transaction() && reading.sees(one))
                .toList());
        List<Object> values = new ArrayList<>(List.of(organizationId));
        values.addAll(List.of(organizationId, first, after.sequence(), limit));
        values.addAll(List.of(organizationId, running, limit, organizationId));
        values.add(String.valueOf(isWithinNew ? after.transaction() : seen.xmax()));
        values.add(isWithinNew ? after.sequence() : Long.MIN_VALUE);
        values.addAll(List.of(String.valueOf(reading.xmax()), array(reading.running()), limit, limit));
        return values;
    }

    private static String array(List<Long> transactions) {
        return transactions.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static EventPage page(Position after, ResultSet rows, int limit) throws SQLException {
        rows.next();
        Snapshot now = Snapshot.parse(rows.getString(1));
        requireComplete(after, now, rows);
        return page(after.upTo(now), events(rows), limit);
    }

    private static void requireComplete(Position after, Snapshot now, ResultSet row) throws SQLException {
        if (!row.getString(2).equals(after.history()) || !now.includes(after.reading())) {
            throw new LogCutOffException("the position belongs to another log");
        }
        String removedTo = row.getString(3);
        if (removedTo != null && after.completeTo() <= Long.parseLong(removedTo)) {
            throw new LogCutOffException("entries after the position were removed");
        }
    }

    /** An entry of a kind that only a newer version knows has no kind here, and is not rendered. */
    private static List<LogEntry> events(ResultSet rows) throws SQLException {
        List<LogEntry> events = new ArrayList<>();
        do {
            if (rows.getString(6) != null) {
                events.add(new LogEntry(
                        rows.getLong(4),
                        rows.getLong(5),
                        EventKind.named(rows.getString(6)).orElse(null),
                        rows.getString(7),
                        rows.getString(8),
                        texts(rows.getArray(9)),
                        rows.getString(10)));
            }
        } while (rows.next());
        return events;
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? null : Arrays.stream((String[]) array.getArray()).toList();
    }

    private static EventPage page(Position after, List<LogEntry> events, int limit) {
        boolean more = events.size() > limit;
        Position end = after.end();
        List<LogEntry> read = more ? events.subList(0, limit) : events;
        List<EventPage.Entry> entries = new ArrayList<>();
        for (LogEntry event : read) {
            boolean isLast = !more && entries.size() == read.size() - 1;
            entries.add(new EventPage.Entry(event, isLast ? end : after.behind(event)));
        }
        return new EventPage(entries, more ? entries.get(limit - 1).after() : end, more);
    }
}

/**
 * The log of changes in an organization, which triggers of the database write. A server reads it once for all its subscribers,
 * and renders each entry by the rule of the reader's own GET.
 *
 * <p>Decisions on positions. Transactions commit in another order than they number their entries, so no number is a position. A
 * {@link dev.tenantboard.live.log.Position} is a snapshot. The next read returns the entries that its own snapshot sees and the
 * position's does not. So it returns each entry exactly once, waits for no open transaction, and can happen on any server. If a
 * read takes several pages, the position also contains the last entry that was read. A position never moves to a snapshot that does
 * not include what was read before: {@link dev.tenantboard.live.log.Position} refuses that. An entry points to a row, which is read when
 * the entry is rendered: an old entry shows the row's current content. An entry of a deleted row is rendered as a deletion, or
 * not at all.
 *
 * <p>Retention removes only entries of transactions that are older than every open transaction. In the same transaction, it
 * stores the last transaction of which it removed entries in {@code dashboard_tenants.events_removed_to}. A client with an
 * earlier position receives a reload event.
 *
 * <p>Decisions on notification. Each server listens on one connection for the ids of organizations with new entries. A {@code
 * notify} within a writing transaction takes a lock on the whole database at commit. So it is sent afterwards, in one statement
 * for all commits since the previous one. A notification is a hint, which may be lost or unnecessary: a server with subscribers
 * also polls the log. It contains only the organization's id, because every role that may connect can listen.
 */
package dev.tenantboard.live.log;

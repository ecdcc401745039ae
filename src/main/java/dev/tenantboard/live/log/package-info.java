/**
 * The log of what changed in an organization, as triggers of the database write it (migration V20), and how it is read: once
 * for all subscribers of a server, and told to each by the rule of their own GET.
 *
 * <p>Decisions. Transactions commit in another order than they number their entries, so no number is a position. A
 * {@link dev.tenantboard.live.log.Position} is a snapshot: the next reading is of what its own snapshot sees and the
 * position's does not, so each entry is read exactly once, nobody waits for a transaction that is open for long, and every
 * server can go on where another one was. Where a reading takes several pages, the position says in addition how far the
 * reading has come. An entry points to a row: what it says is read when it is told, so a page is told what is, even where it
 * is told late; what is gone is told as gone, or not at all.
 *
 * <p>Whoever removes old entries removes none of a transaction that is not older than every open one, and notes the last
 * transaction of which it removed any in {@code dashboard_tenants.events_removed_to}, in the same transaction: who stands
 * before it is told to load all again.
 *
 * <p>How a server learns that there may be something to read in an organization's log: by one connection a server, on which it
 * hears the ids of organizations in which something was written.
 *
 * <p>Decisions. A {@code notify} within a writing transaction takes a lock on the whole database at commit, so it is sent
 * afterwards, in one statement for all that were committed meanwhile. A wake-up is a hint: it may be lost, or come for
 * nothing, and whoever has subscribers looks into the log from time to time without one. It says which organization and
 * nothing else, since every role that may connect can listen.
 */
package dev.tenantboard.live.log;

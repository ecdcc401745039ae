/**
 * How a server learns that there may be something to read in an organization's log: by one connection a server, on which it
 * hears the ids of organizations in which something was written.
 *
 * <p>Decisions. A {@code notify} within a writing transaction takes a lock on the whole database at commit, so it is sent
 * afterwards, in one statement for all that were committed meanwhile. A wake-up is a hint: it may be lost, or come for
 * nothing, and whoever has subscribers looks into the log from time to time without one. It says which organization and
 * nothing else, since every role that may connect can listen.
 */
package dev.tenantboard.live.wakeup;

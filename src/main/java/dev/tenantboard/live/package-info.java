/**
 * What is told to open pages while they are open: {@code GET /dashboard/events}, server-sent events.
 *
 * <p>The resource admits a stream like any other request and sends the head and the first blocks. When JAX-RS is through,
 * {@link dev.tenantboard.live.EventStreamFilter} hands the answer over to the subscription (why there: package
 * {@code live.stream}). What is told comes from the organization's log ({@code live.log}), read once for all pages of an
 * organization on this server ({@code live.channel}), when somebody says that there is news ({@code live.wakeup}) and every
 * few seconds.
 *
 * <p>Nothing is kept for a page that is away: the id of each event is a position in the log, with which any server goes on.
 */
package dev.tenantboard.live;

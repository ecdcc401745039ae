/**
 * Live events: {@code GET /dashboard/events} streams changes to open pages, as server-sent events.
 *
 * <p>{@link dev.tenantboard.live.EventResource} admits a stream like any other request, and sends the head and the first blocks.
 * {@link dev.tenantboard.live.EventStreamFilter} then passes the response to a {@link dev.tenantboard.live.Subscription}. Each
 * organization with open streams on this server has a {@link dev.tenantboard.live.Channel}, which reads the organization's log
 * ({@code live.log}) after a hint, and every few seconds without one. The server stores nothing for a client that is not
 * connected: the id of each event is a position in the log, from which every server can continue.
 *
 * <p>Decisions on reading. A channel reads the log once for all current subscriptions, which have one position, and they share
 * the bytes. A new subscription, and one whose client reads slowly, reads the log on its own, one page after the other as its
 * client reads them. So the log is the queue, and nothing else grows. A subscription joins its channel when both have the same
 * snapshot, so that it loses and repeats no event. After a failed run, some subscriptions may be ahead of the channel: it then
 * reads on to the end of the log, and a subscription takes a page only if it is at the page's beginning.
 *
 * <p>Each read also queries membership, role and permissions of its readers, and happens at least once in {@code
 * tenantboard.events.poll}. If the database fails, streams stay open, and the read is retried from the same position. The threads
 * are few and of three kinds ({@link dev.tenantboard.live.LiveThreads}).
 *
 * <p>Decision on ids. After each block, a client has the id from which it continues, also if it fails there. So the first block
 * has an id. If the client must reload, that id is an unknown one until the client has received the reload. The last block has the
 * position of the blocks before it.
 *
 * <p>Decision on writing, seen by running Payara Micro 6.2025.10. The head of a stream passes JAX-RS and all filters. After them,
 * the filter starts the servlet's asynchronous mode and sets a {@link jakarta.servlet.WriteListener}. From then on a stream has
 * no thread, no context of CDI and no Jersey. Jersey's own SSE writes with blocking output, so that a client that reads nothing
 * blocks a thread until the server's write time-out. Grizzly writes without blocking right after {@code isReady()} returned true,
 * which {@link dev.tenantboard.live.EventStream} calls before each write and each flush. Blocks that a slow client does not read
 * wait in Grizzly, up to four times {@code socket-write-buffer-size} (pre-boot.commands; without it, four times the kernel's
 * buffer, which was 10 MB a client), and then in {@code EventStream}, within a bound. After a client disconnects, only the second
 * write fails, so a stream ends at the second heartbeat.
 *
 * <p>The limits {@code request-timeout-seconds} (for the work of a thread), {@code timeout-seconds} and {@code
 * idle-key-timeout-seconds} (for idle requests; a suspended one is not idle) do not end a stream. The response's objects belong
 * to the container, which reuses them after {@code complete()}. The stream's lock guarantees that no thread uses them afterwards.
 */
package dev.tenantboard.live;

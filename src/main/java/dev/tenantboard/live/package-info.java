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
 *
 * <p>Who is told what, on one server: a channel for each organization that has streams open here.
 *
 * <p>Decisions. A channel reads its organization's log once for all pages that are up to date, which stand at one position,
 * and shares the bytes. A page that comes back, or whose client takes less than it is told, reads the log by itself, one
 * step after the other as its client takes them: the log is the queue, and nothing else grows. A page joins the channel
 * where both stand at the same snapshot, so that nothing is lost or repeated at the seam.
 *
 * <p>Each reading looks up the membership, role and permissions of those it is for, and it happens at least at every
 * {@code tenantboard.events.poll}. A database that fails leaves streams open: readings are tried again, from where they
 * stood.
 *
 * <p>The threads are few and of three kinds ({@link dev.tenantboard.live.LiveThreads}), so that neither counting nor
 * catching up delays news. A slow client holds none of them (package {@code live.stream}).
 *
 * <p>The bytes of server-sent events, on their way to one page each.
 *
 * <p>Decision, seen by running Payara Micro 6.2025.10. A stream is admitted and its head sent like every other answer,
 * through JAX-RS and all filters. Only when these are through with the request does {@code live}'s filter start the
 * servlet's asynchronous mode and set a {@link jakarta.servlet.WriteListener}: from there on a stream has no thread, no
 * context of CDI and no Jersey. Jersey's own SSE writes with blocking output, so that a client that reads nothing holds a
 * thread until the server's write time-out. Grizzly writes without blocking if {@code isReady()} has just said so, which
 * {@link dev.tenantboard.live.EventStream} asks before each write and each flush. What a slow client does not take is
 * queued by Grizzly up to four times {@code socket-write-buffer-size} (pre-boot.commands: without it, four times the
 * kernel's buffer, which was 10 MB a client), and then here, within a bound. A client that left is noticed at the second
 * write to it, so at the second heartbeat.
 *
 * <p>A stream outlives {@code request-timeout-seconds} (it bounds the work of a thread), {@code timeout-seconds} and
 * {@code idle-key-timeout-seconds} (a suspended request is not idle). The response's objects are the container's and serve
 * other requests after {@code complete()}: nothing touches them from then on, which the lock of the stream holds.
 */
package dev.tenantboard.live;

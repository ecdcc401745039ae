/**
 * The bytes of server-sent events, on their way to one page each.
 *
 * <p>Decision, seen by running Payara Micro 6.2025.10. A stream is admitted and its head sent like every other answer,
 * through JAX-RS and all filters. Only when these are through with the request does {@code live}'s filter start the
 * servlet's asynchronous mode and set a {@link jakarta.servlet.WriteListener}: from there on a stream has no thread, no
 * context of CDI and no Jersey. Jersey's own SSE writes with blocking output, so that a client that reads nothing holds a
 * thread until the server's write time-out. Grizzly writes without blocking if {@code isReady()} has just said so, which
 * {@link dev.tenantboard.live.stream.EventStream} asks before each write and each flush. What a slow client does not take is
 * queued by Grizzly up to four times {@code socket-write-buffer-size} (pre-boot.commands: without it, four times the
 * kernel's buffer, which was 10 MB a client), and then here, within a bound. A client that left is noticed at the second
 * write to it, so at the second heartbeat.
 *
 * <p>A stream outlives {@code request-timeout-seconds} (it bounds the work of a thread), {@code timeout-seconds} and
 * {@code idle-key-timeout-seconds} (a suspended request is not idle). The response's objects are the container's and serve
 * other requests after {@code complete()}: nothing touches them from then on, which the lock of the stream holds.
 */
package dev.tenantboard.live.stream;

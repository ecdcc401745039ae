/**
 * The trace that a request is a part of (W3C Trace Context), and the log by which it is found again: the trace id stands in
 * the answer's {@code traceparent}, in a problem's {@code instance}, in every record that our code logs meanwhile (with user
 * and organization), and in the request's own line of the logger {@code dev.tenantboard.requests}.
 *
 * <p>Where the server exports spans, a request has one, whose id is that of the answer's {@code traceparent}, and below it one
 * for each statement that its thread waited for. The server's own spans of JAX-RS are left out: they hold query strings and
 * the messages of exceptions.
 *
 * <p>Where the deployment has chosen JSON ({@code payara-config/logging.properties}), records have fields of their own for all
 * this; as text, they are marked.
 *
 * <p>Nobody passes these facts around to log them: they are bound to the thread from the container's first event of a
 * request to its last, and {@link dev.tenantboard.trace.RequestLog} adds them to records on their way to the server's
 * handlers. {@code tracestate} is not read, so it is not passed on, which the specification allows.
 */
package dev.tenantboard.trace;

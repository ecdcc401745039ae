/**
 * The trace of a request (W3C Trace Context), and the log of requests. The trace's id is in the response's {@code traceparent}, in a
 * problem's {@code instance}, in all log records of our code during the request (with user and organization), and in the
 * request's own line, which the logger {@code dev.tenantboard.requests} writes.
 *
 * <p>If the server exports spans, a request has one, whose id is that of the response's {@code traceparent}. It has a child span
 * for each statement for which its thread waited. The server's own spans of JAX-RS are off: they contain query strings and the
 * messages of exceptions.
 *
 * <p>With a JSON log ({@code payara-config/logging.properties}), records have fields for all this. Text records have a prefix.
 *
 * <p>Decision. These facts are bound to the thread, from the container's first event of a request to its last, so that no method
 * needs them as a parameter. {@link dev.tenantboard.trace.RequestLog} adds them to records before the server's handlers write
 * them. {@code tracestate} is not read and not passed on, which the specification permits.
 */
package dev.tenantboard.trace;

package dev.tenantboard.trace;

/**
 * What is known of a request when it is over.
 *
 * @param operation the operation's id in the API's description; null if none was found for it
 * @param nanos from the container's first event of the request to its last; of a stream, until it was handed over
 * @param databaseNanos what the thread waited for its statements
 */
public record EndedRequest(String operation, int status, long nanos, int statements, long databaseNanos) {}

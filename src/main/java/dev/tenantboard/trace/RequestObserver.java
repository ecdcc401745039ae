package dev.tenantboard.trace;

/** Is notified of the end of each request, before its thread serves another one. */
public interface RequestObserver {

    void ended(EndedRequest request);

    /**
     * The result of a request.
     *
     * @param operation the operation's id in the API's description; null if no operation matched
     * @param nanos from the container's first event of the request to its last; for a stream, until it is asynchronous
     * @param databaseNanos how long the thread waited for its statements
     */
    record EndedRequest(String operation, int status, long nanos, int statements, long databaseNanos) {}
}

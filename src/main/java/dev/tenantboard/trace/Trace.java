package dev.tenantboard.trace;

import jakarta.enterprise.context.RequestScoped;

/** The trace that the current request is a part of: what its log records, its problem and its calls to others share. */
@RequestScoped
public class Trace {

    private final ServedRequest request = ServedRequest.current();

    /** 32 hexadecimal digits. */
    public String id() {
        return request.traceparent().traceId();
    }

    /** The header of that name for calls that we make to serve the request. */
    public String traceparent() {
        return request.traceparent().toString();
    }

    /** The organization that the caller was found to be a member of, for the log. */
    public void runsFor(String organizationId) {
        request.runsFor(organizationId);
    }
}

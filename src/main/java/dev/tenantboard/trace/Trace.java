package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;

/** The trace that the current request is a part of: what its log records, its problem and its calls to others share. */
@ApplicationScoped
public class Trace {

    /** 32 hexadecimal digits. */
    public String id() {
        return ServedRequest.current().traceparent().traceId();
    }

    /** The header of that name for calls that we make to serve the request. */
    public String traceparent() {
        return ServedRequest.current().traceparent().toString();
    }

    /** The organization that the caller was found to be a member of, for the log. */
    public void runsFor(String organizationId) {
        ServedRequest.current().runsFor(organizationId);
    }
}

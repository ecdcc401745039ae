package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The trace of the current request, which its log records, its problem and its calls to other systems contain. */
@ApplicationScoped
public class Trace {

    @Inject
    private RequestEnds ends;

    /** 32 hexadecimal digits. */
    public String id() {
        return ServedRequest.current().traceparent().traceId();
    }

    /** The value of the header for calls to other systems. */
    public String traceparent() {
        return ServedRequest.current().traceparent().toString();
    }

    /** Sets the organization in which the caller is a member, for the log. */
    public void setOrganization(String organizationId) {
        ServedRequest.current().setOrganization(organizationId);
    }

    /** Returns whether the client of the current request has disconnected, so that nothing more is sent to it. */
    public boolean hasClientLeft() {
        return ServedRequest.current().isCutOff();
    }

    /** Lets another thread continue the current request. Its end is logged there. */
    public SuspendedRequest suspend() {
        ServedRequest request = ServedRequest.current();
        request.suspend();
        return new SuspendedRequest(request, ends);
    }
}

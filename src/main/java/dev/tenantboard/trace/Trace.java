package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

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

    /** Lets an asynchronous dispatch of the container continue the current request. Its end is logged there. */
    public SuspendedRequest suspend(HttpServletRequest current) {
        ServedRequest request = ServedRequest.current();
        request.suspend();
        SuspendedRequest suspended = new SuspendedRequest(request, ends);
        suspended.rememberIn(current);
        return suspended;
    }
}

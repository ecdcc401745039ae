package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/** The log and the metrics of requests that are refused before a servlet receives them. */
@ApplicationScoped
public class ConnectorLog {

    private static final Logger LOG = System.getLogger(RequestLog.ACCESS);

    @Inject
    private RequestObserver observer;

    /**
     * The trace of a refused request.
     *
     * @param id 32 hexadecimal digits
     * @param header the value of the response's {@code traceparent}
     */
    public record RefusalTrace(String id, String header) {

        private static RefusalTrace of(Traceparent trace) {
            return new RefusalTrace(trace.traceId(), trace.toString());
        }
    }

    /**
     * The head of a request that the connector has accepted. It is linked to the request that the same thread begins next.
     */
    public static final class AcceptedHead {

        private static final ThreadLocal<AcceptedHead> CURRENT = new ThreadLocal<>();

        private final Map<String, Object> attributes;
        private volatile ServedRequest request;

        private AcceptedHead(Map<String, Object> attributes) {
            this.attributes = attributes;
        }

        /** Returns whether the request waits for its body, or is served after it and has no answer yet. */
        public boolean isSuspended() {
            ServedRequest begun = request;
            return begun != null && begun.isSuspended() && !begun.isAnswered();
        }

        static void connect(ServedRequest begun, HttpServletRequest received) {
            AcceptedHead head = CURRENT.get();
            CURRENT.remove();
            if (head != null) {
                head.request = begun;
                head.attributes.forEach(received::setAttribute);
            }
        }
    }

    /**
     * The current thread has received the head of a request, and will serve it.
     *
     * @param attributes the attributes that the servlet request gets
     */
    public AcceptedHead accepted(Map<String, Object> attributes) {
        AcceptedHead head = new AcceptedHead(attributes);
        AcceptedHead.CURRENT.set(head);
        return head;
    }

    /**
     * Logs and counts a refused request. If it is served already, because a later part of its body is refused, its end does
     * this.
     *
     * @param head null if the head was not accepted
     * @param reason a sentence without data of the client
     * @return the trace, whose id the log contains
     */
    public RefusalTrace refused(AcceptedHead head, int status, String reason) {
        AcceptedHead.CURRENT.remove();
        ServedRequest request = head == null ? null : head.request;
        return request == null ? refusedBefore(status, reason) : refused(request, status);
    }

    private static RefusalTrace refused(ServedRequest request, int status) {
        request.refused(status);
        return RefusalTrace.of(request.traceparent());
    }

    private RefusalTrace refusedBefore(int status, String reason) {
        RefusalTrace trace = RefusalTrace.of(Traceparent.after(List.of()));
        LOG.log(Level.INFO, "[trace={0}] {1} before the application: {2}", trace.id(), "" + status, reason);
        observer.ended(new RequestObserver.EndedRequest(null, status, 0, 0, 0));
        return trace;
    }
}

package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

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
     * Logs and counts a refused request. If the thread serves it already, because a later part of its body is refused, its
     * end does this.
     *
     * @param reason a sentence without data of the client
     * @return the trace, whose id the log contains
     */
    public RefusalTrace refused(int status, String reason) {
        return ServedRequest.ofThread()
                .map(request -> refused(request, status))
                .orElseGet(() -> refusedBefore(status, reason));
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

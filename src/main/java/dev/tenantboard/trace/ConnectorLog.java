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
    public record RefusalTrace(String id, String header) {}

    /** Starts a trace. */
    public RefusalTrace trace() {
        Traceparent trace = Traceparent.after(List.of());
        return new RefusalTrace(trace.traceId(), trace.toString());
    }

    /**
     * Logs and counts a refused request.
     *
     * @param reason a sentence without data of the client
     * @return a new trace, whose id the log contains
     */
    public RefusalTrace refused(int status, String reason) {
        RefusalTrace trace = trace();
        LOG.log(Level.INFO, "[trace={0}] {1} before the application: {2}", trace.id(), "" + status, reason);
        observer.ended(new RequestObserver.EndedRequest(null, status, 0, 0, 0));
        return trace;
    }
}

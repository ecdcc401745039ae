package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs and counts each request at its end. */
@ApplicationScoped
class RequestEnds {

    private static final Logger LOG = System.getLogger(RequestLog.ACCESS);

    @Inject
    private RequestObserver observer;

    void end(ServedRequest request) {
        request.answer();
        LOG.log(request.isUsual() ? Level.DEBUG : Level.INFO, request.line());
        RequestObserver.EndedRequest ended = request.ended();
        request.endSpan(ended);
        observer.ended(ended);
    }
}

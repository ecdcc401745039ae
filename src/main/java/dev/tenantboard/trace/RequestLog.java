package dev.tenantboard.trace;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes a line for each request, and adds the request's user and organization to all records of our code during it. A servlet
 * listener covers more than a filter: the verification of the token before, and the container's error page after.
 */
@WebListener
public class RequestLog implements ServletContextListener, ServletRequestListener {

    static final String ACCESS = "dev.tenantboard.requests";

    private static final Logger LOG = System.getLogger(ACCESS);

    /** A strong reference, because the JDK may remove an unreferenced logger with its handlers. */
    private final java.util.logging.Logger ours = java.util.logging.Logger.getLogger("dev.tenantboard");

    private final Handler prefix = new Prefix();

    /** The handlers with our JSON formatter, with their former formatter. */
    private final Map<Handler, Formatter> json = new HashMap<>();

    @Inject
    private RequestObserver observer;

    @Inject
    private Tracing tracing;

    @Inject
    private LastingLog log;

    @Override
    public void contextInitialized(ServletContextEvent application) {
        JsonFormatter.handlers().forEach(handler -> {
            json.put(handler, handler.getFormatter());
            handler.setFormatter(new JsonFormatter());
        });
        if (json.isEmpty()) {
            ours.addHandler(prefix);
        }
        log.keep(java.util.logging.Logger.getLogger(""), ours);
    }

    @Override
    public void contextDestroyed(ServletContextEvent application) {
        log.forget();
        ours.removeHandler(prefix);
        json.forEach(Handler::setFormatter);
        json.clear();
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        ServedRequest.begin((HttpServletRequest) event.getServletRequest(), tracing.tracer());
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        try {
            ServedRequest.ofThread().ifPresent(this::end);
        } finally {
            // Even after a failure, the thread's next records do not belong to this request.
            ServedRequest.end();
        }
    }

    private void end(ServedRequest request) {
        LOG.log(request.isUsual() ? Level.DEBUG : Level.INFO, request.line());
        RequestObserver.EndedRequest ended = request.ended();
        request.endSpan(ended);
        observer.ended(ended);
    }

    /** Adds a prefix to text records. It runs before the server's own handlers, which write them. */
    private static final class Prefix extends Handler {

        @Override
        public void publish(LogRecord logged) {
            ServedRequest.ofThread().ifPresent(request -> logged.setMessage(request.prefix() + logged.getMessage()));
        }

        @Override
        public void flush() {
            // This handler has no buffer.
        }

        @Override
        public void close() {
            // This handler has no resources.
        }
    }
}

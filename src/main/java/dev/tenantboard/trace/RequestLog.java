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
 * Writes a line for each request, and says in every record of ours that is written meanwhile for whom it is. A listener
 * sees more than a filter: the verification of the token before, the container's error page after.
 */
@WebListener
public class RequestLog implements ServletContextListener, ServletRequestListener {

    static final String ACCESS = "dev.tenantboard.requests";

    private static final Logger LOG = System.getLogger(ACCESS);

    /** Kept, because the JDK forgets loggers that nobody holds, and their handlers. */
    private final java.util.logging.Logger ours = java.util.logging.Logger.getLogger("dev.tenantboard");

    private final Handler marks = new Marks();

    /** Those whose lines are JSON, and what formatted them before. */
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
            ours.addHandler(marks);
        }
        log.keep(java.util.logging.Logger.getLogger(""), ours);
    }

    @Override
    public void contextDestroyed(ServletContextEvent application) {
        log.forget();
        ours.removeHandler(marks);
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
            // The thread's next records are not this request's, whatever failed.
            ServedRequest.end();
        }
    }

    private void end(ServedRequest request) {
        LOG.log(level(request), request.line());
        EndedRequest ended = request.ended();
        request.endSpan(ended);
        observer.ended(ended);
    }

    /** Probes and scrapers ask all day. */
    private static Level level(ServedRequest request) {
        String route = request.route();
        return route.startsWith("/health") || route.startsWith("/metrics") ? Level.DEBUG : Level.INFO;
    }

    /** Where the log is text, it stands before the server's own handlers, which write what it has completed. */
    private static final class Marks extends Handler {

        @Override
        public void publish(LogRecord written) {
            ServedRequest.ofThread().ifPresent(request -> written.setMessage(request.mark() + written.getMessage()));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

package dev.tenantboard.problem;

import dev.tenantboard.trace.ConnectorLog;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.glassfish.grizzly.filterchain.DefaultFilterChain;
import org.glassfish.grizzly.http.ContentEncoding;
import org.glassfish.grizzly.http.HttpBrokenContentException;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * The server's HTTP connectors. Grizzly, a library with a public API, parses their requests and accepts probes
 * and codings. Reflection finds its parsers in the server (Payara and GlassFish), because no public artifact contains
 * these classes; a test fails if they change.
 */
final class Connectors {

    private static final String SERVICES = "org.glassfish.internal.api.Globals";
    private static final String LISTENER = "org.glassfish.grizzly.config.dom.NetworkListener";
    private static final String CONNECTORS = "com.sun.enterprise.v3.services.impl.GrizzlyService";

    /** Payara 7 logs there what its library logged before. */
    private static final String SERVERS_LOGGER = "javax.enterprise.system.core";

    private static final String CONTAINERS_LOGGER = "jakarta.enterprise.web";

    /** Strong references, because the JDK may remove an unreferenced logger with its filter. */
    private static final List<Logger> LOGGERS = Stream.of(
                    HttpServerFilter.class.getName(),
                    DefaultFilterChain.class.getName(),
                    SERVERS_LOGGER,
                    CONTAINERS_LOGGER)
            .map(Logger::getLogger)
            .toList();

    private final List<HttpServerFilter> parsers;
    private final ConnectorGuard guard;
    private final Map<Logger, Filter> formerFilters = new HashMap<>();

    private Connectors(List<HttpServerFilter> parsers, ConnectorGuard guard) {
        this.parsers = parsers;
        this.guard = guard;
    }

    /**
     * Adds the guard to all connectors of the server.
     *
     * @throws ReflectiveOperationException on a server with other classes
     */
    static Connectors guarded(ConnectorLog log) throws ReflectiveOperationException {
        Connectors connectors = new Connectors(parsers(), new ConnectorGuard(log));
        connectors.parsers.forEach(connectors::guard);
        LOGGERS.forEach(connectors::quiet);
        return connectors;
    }

    private void quiet(Logger logger) {
        Filter former = logger.getFilter();
        formerFilters.put(logger, former);
        logger.setFilter(logged -> !isFaultOfClient(logged) && (former == null || former.isLoggable(logged)));
    }

    private static List<HttpServerFilter> parsers() throws ReflectiveOperationException {
        Object services = Class.forName(SERVICES).getMethod("getDefaultHabitat").invoke(null);
        Class<?> listenerType = Class.forName(LISTENER);
        List<HttpServerFilter> parsers = new ArrayList<>();
        for (Object connector : all(services, Class.forName(CONNECTORS))) {
            Method lookup = connector.getClass().getMethod("lookupNetworkProxy", listenerType);
            for (Object listener : all(services, listenerType)) {
                Object proxy = lookup.invoke(connector, listener);
                if (proxy != null) {
                    Object grizzly =
                            proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
                    Object filters = grizzly.getClass()
                            .getMethod("getFilters", Class.class)
                            .invoke(grizzly, HttpServerFilter.class);
                    ((List<?>) filters).forEach(filter -> parsers.add((HttpServerFilter) filter));
                }
            }
        }
        if (parsers.isEmpty()) {
            throw new ClassNotFoundException("no connector parses HTTP");
        }
        return parsers;
    }

    private static List<?> all(Object services, Class<?> type) throws ReflectiveOperationException {
        return (List<?>) services.getClass()
                .getMethod("getAllServices", Class.class, Annotation[].class)
                .invoke(services, type, new Annotation[0]);
    }

    private void guard(HttpServerFilter parser) {
        for (TransferEncoding coding : parser.getTransferEncodings()) {
            if (coding.getClass().getSimpleName().startsWith("Chunked")) {
                replace(parser, coding, new StrictChunks(coding));
            }
        }
        for (ContentEncoding coding : parser.getContentEncodings()) {
            // A few bytes of LZMA make its decoder allocate gigabytes. The application refuses this coding (415).
            if (coding.getName().equals("lzma")) {
                parser.removeContentEncoding(coding);
            }
        }
        parser.getMonitoringConfig().addProbes(guard);
    }

    /** Adds the new coding first, so that there is always one. */
    private static void replace(HttpServerFilter parser, TransferEncoding former, TransferEncoding coding) {
        parser.addTransferEncoding(coding);
        parser.removeTransferEncoding(former);
    }

    /**
     * Faults of clients that the server logs as severe, or with a stack trace: two that the guard has logged, and a client that
     * has disconnected before an error page.
     */
    static boolean isFaultOfClient(LogRecord logged) {
        String message = String.valueOf(logged.getMessage());
        return logged.getThrown() instanceof HttpBrokenContentException
                || logged.getThrown() instanceof IOException && message.contains("Exception processing")
                || message.contains("Content-Length and Transfer-Encoding");
    }

    /** Leaves the connectors as they were, except for LZMA. */
    void release() {
        formerFilters.forEach(Logger::setFilter);
        parsers.forEach(this::release);
    }

    private void release(HttpServerFilter parser) {
        parser.getMonitoringConfig().removeProbes(guard);
        for (TransferEncoding coding : parser.getTransferEncodings()) {
            if (coding instanceof StrictChunks strict) {
                replace(parser, strict, strict.connectors());
            }
        }
    }

    /** Gives the statuses of problems their reason phrases, where the connector's library has none. */
    static void nameStatuses() throws ReflectiveOperationException {
        Method register = HttpStatus.class.getDeclaredMethod("register", int.class, String.class);
        register.setAccessible(true);
        for (int status : Stream.of(ProblemType.values())
                .mapToInt(ProblemType::status)
                .distinct()
                .toArray()) {
            if (HttpStatus.getHttpStatus(status).getReasonPhrase().equals("CUSTOM")) {
                register.invoke(null, status, StatusPhrase.of(status));
            }
        }
    }
}

package dev.tenantboard.trace;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * The log of a server that is told to stop and serves on. The JDK takes the handlers from all loggers the moment the process
 * is told so ({@code java.util.logging.LogManager}, which has a shutdown hook); they are put back.
 */
@ApplicationScoped
public class LastingLog {

    private static final Duration MOST = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Map<Logger, List<Handler>> handlers = new LinkedHashMap<>();

    /** What these loggers write to is to last. */
    void keep(Logger... loggers) {
        for (Logger logger : loggers) {
            handlers.put(logger, List.of(logger.getHandlers()));
        }
    }

    void forget() {
        handlers.clear();
    }

    /** Waits for the JDK's hook, which runs beside the one that calls this, and undoes what it did. */
    public void outlastTheStop() {
        long end = System.nanoTime() + MOST.toNanos();
        while (!isReset() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        handlers.forEach(LastingLog::putBack);
    }

    private boolean isReset() {
        return handlers.keySet().stream().allMatch(logger -> logger.getHandlers().length == 0);
    }

    private static void putBack(Logger logger, List<Handler> kept) {
        List<Handler> left = List.of(logger.getHandlers());
        kept.stream().filter(handler -> !left.contains(handler)).forEach(logger::addHandler);
    }
}

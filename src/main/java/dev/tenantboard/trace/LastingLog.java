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
 * Keeps the log of a server that drains. At SIGTERM, a shutdown hook of the JDK ({@code java.util.logging.LogManager}) removes the
 * handlers from all loggers, while the server still serves requests. This class adds them again.
 */
@ApplicationScoped
public class LastingLog {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(10);

    private final Map<Logger, List<Handler>> handlers = new LinkedHashMap<>();

    /** Stores the handlers of loggers. */
    void keep(Logger... loggers) {
        for (Logger logger : loggers) {
            handlers.put(logger, List.of(logger.getHandlers()));
        }
    }

    void forget() {
        handlers.clear();
    }

    /** Waits for the JDK's hook, which runs in parallel with the caller's, and adds the handlers again. */
    public void outlastTheStop() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isReset() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
        }
        handlers.forEach(LastingLog::addAgain);
    }

    private boolean isReset() {
        return handlers.keySet().stream().allMatch(logger -> logger.getHandlers().length == 0);
    }

    private static void addAgain(Logger logger, List<Handler> kept) {
        List<Handler> present = List.of(logger.getHandlers());
        kept.stream().filter(handler -> !present.contains(handler)).forEach(logger::addHandler);
    }
}

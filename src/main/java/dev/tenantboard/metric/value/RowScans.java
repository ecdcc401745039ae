package dev.tenantboard.metric.value;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Scans of rows in the queue of calculations. Requests wait for them, and nothing is stored. */
@ApplicationScoped
public class RowScans {

    /** How long a request waits for a scan. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Inject
    private WaitingRequests waiting;

    @Inject
    private Calculator calculator;

    /**
     * Runs a scan whose rows are not stored.
     *
     * @throws ProblemException 429 if too much is waiting for the organization, 503 if it does not end in time
     */
    public <T> T run(String organizationId, Supplier<T> scan) {
        return run(organizationId, TIMEOUT, scan)
                .orElseThrow(() -> new ProblemException(ProblemType.CALCULATION_UNAVAILABLE));
    }

    /**
     * Runs a scan, and waits for it for some time. The result is empty if it does not end in this time.
     *
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public <T> Optional<T> run(String organizationId, Duration patience, Supplier<T> scan) {
        FutureTask<T> work = new FutureTask<>(() -> calculator.scan(organizationId, scan));
        return waiting.run(organizationId, List.of(work), () -> WaitingRequests.await(work, patience));
    }

    /**
     * Runs a scan like {@link #run(String, Supplier)}, but waits for room until a time: for an answer that is partly
     * sent.
     */
    public <T> T run(String organizationId, Instant end, Supplier<T> scan) {
        while (true) {
            try {
                return run(organizationId, scan);
            } catch (ProblemException refusal) {
                boolean isFull = refusal.problem().code() == ProblemType.CALCULATION_LIMIT_EXCEEDED;
                if (!isFull || !WaitingRequests.isTimeLeft(end)) {
                    throw refusal;
                }
            }
        }
    }
}

package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the current request uses for its items. All requests together have a limit. If it is reached, a
 * request fails instead of waiting, because waiting requests use memory too, and a slow client would block the others.
 */
@RequestScoped
public class BatchMemory {

    /** A third of the heap. The rest is for the server, and for reading and writing. */
    private static final long LIMIT = Runtime.getRuntime().maxMemory() / 3;

    private static final AtomicLong TOTAL = new AtomicLong();

    /** The memory of an item in addition to its bytes. */
    private static final int OVERHEAD = 200;

    private long reserved;

    /**
     * Reserves memory for an item.
     *
     * @throws ProblemException 503 if the current requests use too much memory
     */
    public void reserve(int bytes) {
        long size = bytes + OVERHEAD;
        reserved += size;
        if (TOTAL.addAndGet(size) > LIMIT) {
            throw new ProblemException(
                    ProblemType.SERVER_BUSY,
                    "Other requests use all of the memory for batches. Nothing was done: try again.");
        }
    }

    @PreDestroy
    void release() {
        TOTAL.addAndGet(-reserved);
    }
}

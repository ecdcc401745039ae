package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the current request holds in memory of its items, out of what all requests may hold together. Nobody waits for it: who
 * waits holds, too, and a client that sends slowly would keep the others out.
 */
@RequestScoped
public class BatchMemory {

    /** The rest is the server's, and what reading and writing take for a moment. */
    private static final long LIMIT = Runtime.getRuntime().maxMemory() / 3;

    private static final AtomicLong TOTAL = new AtomicLong();

    /** What an item costs beside its bytes. */
    private static final int OVERHEAD = 200;

    private long reserved;

    /**
     * Counts an item in.
     *
     * @throws ProblemException 503 if the requests at work hold too much by now
     */
    public void reserve(int bytes) {
        long size = bytes + OVERHEAD;
        reserved += size;
        if (TOTAL.addAndGet(size) > LIMIT) {
            throw ProblemException.unavailable(
                    "The server holds as much of requests as it has memory for. Nothing was done: try again.");
        }
    }

    @PreDestroy
    void release() {
        TOTAL.addAndGet(-reserved);
    }
}

package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
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
    private static final long MOST = Runtime.getRuntime().maxMemory() / 3;

    private static final AtomicLong ALL = new AtomicLong();

    /** What an item costs beside its bytes. */
    private static final int OVERHEAD = 200;

    private long mine;

    /**
     * Counts an item in.
     *
     * @throws ProblemException 503 if the requests at work hold too much by now
     */
    public void hold(int bytes) {
        long more = bytes + OVERHEAD;
        mine += more;
        if (ALL.addAndGet(more) > MOST) {
            throw new ProblemException(
                    ProblemType.SERVER_BUSY,
                    "Other requests use the memory that the server has for them. Nothing was done: try again.");
        }
    }

    @PreDestroy
    void release() {
        ALL.addAndGet(-mine);
    }
}

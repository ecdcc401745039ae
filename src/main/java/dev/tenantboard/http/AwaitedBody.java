package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of an admitted request that had not arrived when the request was admitted. It is received without a thread
 * (Servlet 6, 3.7): the container calls this class for each part. Then the request is served.
 */
public final class AwaitedBody implements ReadListener {

    /** The time for the whole body. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int PART_BYTES = 8 * 1024;

    private static final String NAME = AwaitedBody.class.getName();

    /** What happens when the body is complete, or will not be. It happens once. */
    public interface Receiver {

        /** The body has arrived, or is refused: {@link AwaitedBody#content} then throws. */
        void served();

        void clientLeft();
    }

    private final BodyMemory.Share memory;
    private final int limit;
    private final long end;
    private final BodyParts received = new BodyParts();
    private final AtomicBoolean ended = new AtomicBoolean();

    private ServletInputStream input;
    private Receiver receiver;
    private volatile ProblemException refusal;

    /**
     * @param limit the largest number of bytes that the operation accepts
     * @param end the number of bytes, or {@link Long#MAX_VALUE} if only the client's end of the body ends it
     */
    AwaitedBody(BodyMemory.Share memory, int limit, long end) {
        this.memory = memory;
        this.limit = limit;
        this.end = end;
    }

    static String attribute() {
        return NAME;
    }

    /** Returns null if the whole body had arrived. */
    static AwaitedBody of(HttpServletRequest request) {
        return (AwaitedBody) request.getAttribute(NAME);
    }

    /** Begins to receive the body. The thread does not wait for it. */
    void receive(HttpServletRequest request, Receiver whenEnded) throws IOException {
        receiver = whenEnded;
        input = request.getInputStream();
        input.setReadListener(this);
    }

    /**
     * Returns the received bytes. They can be read once.
     *
     * @throws ProblemException if the body was too large or too slow
     */
    InputStream content() {
        if (refusal != null) {
            throw refusal;
        }
        return received;
    }

    /** Refuses the received body, because the server has no thread for it. */
    void refuseFor(ProblemType busy) {
        refusal = ProblemException.retryLater(busy, busy.title() + ". Nothing was done.", Duration.ofSeconds(1));
    }

    boolean isRefused() {
        return refusal != null;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] part = new byte[PART_BYTES];
        while (!ended.get() && input.isReady()) {
            int bytes = input.read(part);
            if (bytes < 0) {
                return;
            }
            append(part, bytes);
        }
    }

    private void append(byte[] part, int bytes) {
        try {
            int ours = (int) Math.min(bytes, end - received.size());
            if (received.size() + ours > limit) {
                throw BodyLimitFilter.tooLarge(limit);
            }
            memory.reserve(ours);
            received.add(part, ours);
        } catch (ProblemException refused) {
            refuse(refused);
        }
        if (received.size() >= end) {
            onAllDataRead();
        }
    }

    @Override
    public void onAllDataRead() {
        if (ended.compareAndSet(false, true)) {
            receiver.served();
        }
    }

    /** The time for the body is over. */
    void timeOut() {
        refuse(new ProblemException(ProblemType.BODY_TOO_SLOW));
    }

    private void refuse(ProblemException refused) {
        if (ended.compareAndSet(false, true)) {
            refusal = refused;
            receiver.served();
        }
    }

    /** The client has disconnected. */
    @Override
    public void onError(Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            receiver.clientLeft();
        }
    }

    void release() {
        memory.release();
    }
}

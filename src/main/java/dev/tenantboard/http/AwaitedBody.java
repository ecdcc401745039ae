package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.trace.SuspendedRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of an admitted request that had not arrived when the request was admitted. It is received without a thread
 * (Servlet 6, 3.7): the container calls this class for each part. At its end, the container serves the request again.
 */
final class AwaitedBody implements ReadListener, AsyncListener {

    /** The time for the whole body. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int PART_BYTES = 8 * 1024;

    private static final String NAME = AwaitedBody.class.getName();

    private final BodyMemory.Share memory;
    private final BodyTurns turns;
    private final int limit;
    private final long end;
    private final BodyParts received = new BodyParts();
    private final AtomicBoolean ended = new AtomicBoolean();

    private ServletInputStream input;
    private AsyncContext async;
    private SuspendedRequest suspended;
    private ProblemException refusal;

    /**
     * @param limit the largest number of bytes that the operation accepts
     * @param end the number of bytes, or {@link Long#MAX_VALUE} if only the client's end of the body ends it
     */
    AwaitedBody(BodyMemory.Share memory, BodyTurns turns, int limit, long end) {
        this.memory = memory;
        this.turns = turns;
        this.limit = limit;
        this.end = end;
    }

    static String attribute() {
        return NAME;
    }

    /** Returns null if the request does not wait for a body, or did not. */
    static AwaitedBody of(HttpServletRequest request) {
        return (AwaitedBody) request.getAttribute(NAME);
    }

    /** Begins to receive the body. The thread returns at once. */
    void receive(HttpServletRequest request, HttpServletResponse response, SuspendedRequest served) throws IOException {
        suspended = served;
        input = request.getInputStream();
        async = request.startAsync(request, response);
        async.setTimeout(TIMEOUT.toMillis());
        async.addListener(this);
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
            if (received.size() + bytes > limit) {
                throw BodyLimitFilter.tooLarge(limit);
            }
            memory.reserve(bytes);
            received.add(part, bytes);
            if (received.size() >= end) {
                serve();
            }
        } catch (ProblemException refused) {
            refuse(refused);
        }
    }

    @Override
    public void onAllDataRead() {
        serve();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (turns.leave(this)) {
            refusal = new ProblemException(ProblemType.SERVER_BUSY);
            turns.enterAtOnce(this);
        } else {
            refuse(new ProblemException(ProblemType.BODY_TOO_SLOW));
        }
    }

    private void refuse(ProblemException refused) {
        if (ended.compareAndSet(false, true)) {
            refusal = refused;
            // The rest of the body would be the next request of the connection.
            ((HttpServletResponse) async.getResponse()).setHeader("Connection", "close");
            turns.enterAtOnce(this);
        }
    }

    private void serve() {
        if (ended.compareAndSet(false, true)) {
            turns.enter(this);
        }
    }

    /** Continues the request. */
    void dispatch() {
        async.dispatch();
    }

    /** The body will not be received. */
    void abandon() {
        memory.release();
    }

    /** The request has been served. */
    void end() {
        memory.release();
        turns.next();
    }

    /** The client has disconnected. */
    @Override
    public void onError(Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            memory.release();
            suspended.clientLeft();
            async.complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        memory.release();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The request becomes asynchronous only once.
    }
}

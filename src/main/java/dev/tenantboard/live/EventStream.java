package dev.tenantboard.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Writes blocks to one client. Either the thread that offers blocks writes them, or the container's thread when the client has
 * room again. No call waits for the client.
 */
public final class EventStream implements WriteListener {

    /** Is notified by a stream, outside of the stream's lock. */
    public interface Owner {
        /** There is room again, after the stream refused blocks. */
        void drained();

        /** The stream has ended. This is called once. */
        void gone();
    }

    /** How many bytes may wait. An empty stream accepts blocks of any size. */
    static final int MAX_WAITING = 32 * 1024;

    private static final Logger LOG = System.getLogger(EventStream.class.getName());

    private final AsyncContext request;
    private final ServletOutputStream output;
    private final Owner owner;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;

    /** True at first, because only this class flushes the head and the blocks that JAX-RS wrote. */
    private boolean unflushed = true;

    private boolean refused;
    private boolean ending;
    private boolean over;
    private long wroteAt = System.nanoTime();

    private EventStream(AsyncContext request, ServletOutputStream output, Owner owner) {
        this.request = request;
        this.output = output;
        this.owner = owner;
    }

    /** Continues a response whose head was sent. If this fails, it completes the request, which has no time-out. */
    public static EventStream of(AsyncContext request, Owner owner) throws IOException {
        request.setTimeout(0);
        try {
            ServletOutputStream output = request.getResponse().getOutputStream();
            EventStream stream = new EventStream(request, output, owner);
            output.setWriteListener(stream);
            return stream;
        } catch (IOException | RuntimeException failure) {
            request.complete();
            throw failure;
        }
    }

    /** Sends blocks, all or none. @return whether there was room */
    public boolean offer(Collection<byte[]> blocks) {
        boolean accepted;
        synchronized (this) {
            int bytes = blocks.stream().mapToInt(block -> block.length).sum();
            accepted = !ending && !over && (waiting.isEmpty() || waitingBytes + bytes <= MAX_WAITING);
            if (accepted) {
                waiting.addAll(blocks);
                waitingBytes += bytes;
            } else {
                refused = true;
            }
        }
        write();
        return accepted;
    }

    /** Returns whether no block waits. If one does, the owner is notified when all are written. */
    public synchronized boolean isDrained() {
        refused = !waiting.isEmpty();
        return !refused;
    }

    /** Sends a last block after the waiting blocks, and ends. */
    public void end(byte[] last) {
        synchronized (this) {
            if (!ending && !over) {
                waiting.add(last);
                waitingBytes += last.length;
                ending = true;
            }
        }
        write();
    }

    /** Ends at once, and drops waiting blocks. */
    public void abort() {
        boolean first;
        synchronized (this) {
            first = finish();
        }
        if (first) {
            owner.gone();
        }
    }

    /** Returns for how long blocks have waited without a write. */
    public synchronized Duration stalled() {
        boolean stuck = !over && (unflushed || !waiting.isEmpty());
        return stuck ? Duration.ofNanos(System.nanoTime() - wroteAt) : Duration.ZERO;
    }

    @Override
    public void onWritePossible() {
        write();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "a stream failed: {0}", failure);
        abort();
    }

    private void write() {
        boolean emptied = false;
        boolean finished = false;
        synchronized (this) {
            if (over) {
                return;
            }
            try {
                writeWhileReady();
                emptied = refused && waiting.isEmpty();
                refused = refused && !emptied;
                finished = ending && waiting.isEmpty() && !unflushed && finish();
            } catch (IOException | RuntimeException left) {
                LOG.log(Level.DEBUG, "a stream failed: {0}", left);
                finished = finish();
            }
        }
        if (finished) {
            owner.gone();
        } else if (emptied) {
            owner.drained();
        }
    }

    /** Before each write and each flush, checks that it does not block. */
    private void writeWhileReady() throws IOException {
        while ((unflushed || !waiting.isEmpty()) && output.isReady()) {
            byte[] next = waiting.poll();
            if (next == null) {
                output.flush();
                unflushed = false;
            } else {
                waitingBytes -= next.length;
                output.write(next);
                unflushed = true;
            }
            wroteAt = System.nanoTime();
        }
    }

    /** @return whether this call ended the stream */
    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        waiting.clear();
        waitingBytes = 0;
        try {
            request.complete();
        } catch (RuntimeException alreadyOver) {
            LOG.log(Level.DEBUG, "a stream had already ended: {0}", alreadyOver);
        }
        return true;
    }
}

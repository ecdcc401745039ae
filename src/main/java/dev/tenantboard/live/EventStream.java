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
 * Blocks on their way to one client, sent by whichever thread has some or finds that there is room. No call waits for the
 * client.
 */
public final class EventStream implements WriteListener {

    /** Whom a stream tells of its fate, without holding its lock. */
    public interface Owner {
        /** There is room again, after blocks were refused. */
        void drained();

        /** Nothing can be sent any more. It is called once. */
        void gone();
    }

    /** Bytes that may wait; blocks that are offered to an empty stream are taken whatever their size. */
    static final int MAX_WAITING = 32 * 1024;

    private static final Logger LOG = System.getLogger(EventStream.class.getName());

    private final AsyncContext request;
    private final ServletOutputStream output;
    private final Owner owner;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;

    /** At first the head, and what was written before the stream was taken over: nobody else sends it. */
    private boolean unflushed = true;

    private boolean refused;
    private boolean ending;
    private boolean over;
    private long moved = System.nanoTime();

    private EventStream(AsyncContext request, ServletOutputStream output, Owner owner) {
        this.request = request;
        this.output = output;
        this.owner = owner;
    }

    /** Takes an answer over whose head is sent. If that fails, the request is over: it has no time-out. */
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
        boolean taken;
        synchronized (this) {
            int bytes = blocks.stream().mapToInt(block -> block.length).sum();
            taken = !ending && !over && (waiting.isEmpty() || waitingBytes + bytes <= MAX_WAITING);
            if (taken) {
                waiting.addAll(blocks);
                waitingBytes += bytes;
            } else {
                refused = true;
            }
        }
        move();
        return taken;
    }

    /** Whether nothing waits. If something does, the owner is told when it has left. */
    public synchronized boolean isDrained() {
        refused = !waiting.isEmpty();
        return !refused;
    }

    /** Sends a last block after those that wait, and ends. */
    public void end(byte[] last) {
        synchronized (this) {
            if (!ending && !over) {
                waiting.add(last);
                waitingBytes += last.length;
                ending = true;
            }
        }
        move();
    }

    /** Ends at once, whatever waits. */
    public void abort() {
        boolean first;
        synchronized (this) {
            first = finish();
        }
        if (first) {
            owner.gone();
        }
    }

    /** For how long something has been waiting that the client does not take. */
    public synchronized Duration stalled() {
        boolean stuck = !over && (unflushed || !waiting.isEmpty());
        return stuck ? Duration.ofNanos(System.nanoTime() - moved) : Duration.ZERO;
    }

    @Override
    public void onWritePossible() {
        move();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "a stream broke off: {0}", failure);
        abort();
    }

    private void move() {
        boolean emptied = false;
        boolean finished = false;
        synchronized (this) {
            if (over) {
                return;
            }
            try {
                write();
                emptied = refused && waiting.isEmpty();
                refused = refused && !emptied;
                finished = ending && waiting.isEmpty() && !unflushed && finish();
            } catch (IOException | RuntimeException left) {
                LOG.log(Level.DEBUG, "a stream broke off: {0}", left);
                finished = finish();
            }
        }
        if (finished) {
            owner.gone();
        } else if (emptied) {
            owner.drained();
        }
    }

    /** Each write and each flush is preceded by the question whether it would block. */
    private void write() throws IOException {
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
            moved = System.nanoTime();
        }
    }

    /** @return whether it was not over yet */
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
            LOG.log(Level.DEBUG, "a stream was over: {0}", alreadyOver);
        }
        return true;
    }
}

package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Identity;
import dev.tenantboard.live.StreamEvents.ReloadReason;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.PositionCode;
import dev.tenantboard.scheduling.DebouncedTask;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client that receives events. It stores the position up to which it has received them, and continues there. Its
 * organization's channel reads the log for it; while it is behind, it reads on its own.
 */
public final class Subscription implements EventStream.Owner {

    /** A stream is closed if blocks wait this long and its client reads none. */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(15);

    private final Caller opener;
    private final Instant validUntil;
    private final Channel channel;
    private final AtomicBoolean released = new AtomicBoolean();

    private final DebouncedTask catchingUp;

    private Position position;
    private String idSent;
    private String countsSent;
    private long sentAt = System.nanoTime();
    private volatile EventStream stream;
    private volatile StreamEnd ending;

    Subscription(Identity identity, Caller opener, Channel channel, DebouncedTask.Pool pool, Position start) {
        this.opener = opener;
        this.validUntil = identity.validUntil();
        this.channel = channel;
        this.position = start;
        this.idSent = PositionCode.encode(start);
        this.catchingUp = new DebouncedTask(pool, "Catching up", Duration.ZERO, () -> channel.catchUp(this));
    }

    /** Continues a response after JAX-RS has sent its head, and sends events. */
    public void open(AsyncContext request) throws IOException {
        stream = EventStream.of(request, this);
        channel.opened(this);
        endIfRequested();
    }

    /** Removes it from the server's streams. A second call has no effect. */
    public void release() {
        if (released.compareAndSet(false, true)) {
            catchingUp.close();
            channel.remove(this);
        }
    }

    String userId() {
        return opener.userId();
    }

    String organizationId() {
        return opener.organizationId();
    }

    /** Returns whether it receives no more events; its last block may still wait. */
    boolean isOver() {
        return released.get() || ending != null;
    }

    synchronized Position position() {
        return position;
    }

    /**
     * Sends its part of a page of the log, if the page begins at its position.
     *
     * @return the names of the events, or null if it did not take the page, or if there was no room
     */
    synchronized Set<String> send(RenderedPage page, Caller reader) {
        if (!position.equals(page.page().from())) {
            return null;
        }
        RenderedPage.Part part = page.forReader(reader);
        if (!offer(part.blocks())) {
            return null;
        }
        position = page.page().next();
        if (!part.blocks().isEmpty()) {
            idSent = null;
        }
        return part.names();
    }

    /** Makes the client load all again, and continue from another position. @return whether there was room */
    synchronized boolean reload(Position from, ReloadReason reason) {
        boolean sent = offer(List.of(EventBlock.event(PositionCode.encode(from), StreamEvents.reload(reason))));
        if (sent) {
            position = from;
            idSent = null;
        }
        return sent;
    }

    /** Sends counts, unless they equal the counts that it sent last. @return whether the client has them now */
    synchronized boolean sendCounts(String version, Message counts) {
        boolean current =
                version.equals(countsSent) || offer(List.of(EventBlock.event(PositionCode.encode(position), counts)));
        countsSent = current ? version : countsSent;
        return current;
    }

    private boolean offer(List<byte[]> blocks) {
        if (blocks.isEmpty()) {
            return true;
        }
        boolean sent = stream.offer(blocks);
        sentAt = sent ? System.nanoTime() : sentAt;
        return sent;
    }

    /** Makes its next reads end at the position of the others, if they have read all entries that it has read. */
    synchronized void aimAt(Position others) {
        if (position.history().equals(others.history()) && others.seen().includes(position.seen())) {
            position = position.upTo(others.seen());
        }
    }

    void catchUp() {
        catchingUp.request();
    }

    /** Returns whether all blocks were written. If not, {@link #drained} follows when they are. */
    boolean isDrained() {
        return stream.isDrained();
    }

    /** Ends it, closes it or sends a heartbeat, if it is time for that. */
    void tick(Instant now, Duration heartbeat) {
        if (stream == null) {
            return;
        }
        if (!now.isBefore(validUntil)) {
            end(StreamEnd.TOKEN_EXPIRED);
        } else if (stream.stalled().compareTo(LONGEST_STALL) > 0) {
            stream.abort();
        } else {
            beat(heartbeat);
        }
    }

    void probe() {
        if (stream != null) {
            beat(Duration.ZERO);
        }
    }

    private synchronized void beat(Duration heartbeat) {
        if (System.nanoTime() - sentAt >= heartbeat.toNanos()) {
            String id = PositionCode.encode(position);
            boolean moved = !id.equals(idSent);
            if (offer(List.of(moved ? EventBlock.heartbeat(id) : EventBlock.heartbeat()))) {
                idSent = id;
            }
        }
    }

    /** Ends it, or ends it as soon as it is open. */
    synchronized void end(StreamEnd reason) {
        ending = reason;
        endIfRequested();
    }

    /** No event may go between the position and the last block: a client that reconnects would receive it again. */
    private synchronized void endIfRequested() {
        if (stream != null && ending != null) {
            stream.end(EventBlock.event(PositionCode.encode(position), StreamEvents.closing(ending)));
        }
    }

    @Override
    public void drained() {
        channel.drained(this);
    }

    @Override
    public void gone() {
        release();
    }
}

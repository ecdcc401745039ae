package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Identity;
import dev.tenantboard.live.log.EventName;
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
 * One page that is told what changes. It knows up to where it was told, so that it goes on from there whoever tells it: its
 * organization's channel, or, while it is behind, its own reading.
 */
public final class Subscription implements EventStream.Owner {

    /** Who reads nothing for so long although there is something to read is given up. */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(15);

    private final Caller opener;
    private final Instant goodUntil;
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
        this.goodUntil = identity.goodUntil();
        this.channel = channel;
        this.position = start;
        this.idSent = PositionCode.encode(start);
        this.catchingUp = new DebouncedTask(pool, "catching up", Duration.ZERO, () -> channel.catchUp(this));
    }

    /** Takes the answer over whose head was sent, and begins to tell. */
    public void open(AsyncContext request) throws IOException {
        stream = EventStream.of(request, this);
        channel.opened(this);
        endIfMeant();
    }

    /** Gives its place free; without effect once it was. */
    public void release() {
        if (released.compareAndSet(false, true)) {
            catchingUp.close();
            channel.leave(this);
        }
    }

    String userId() {
        return opener.userId();
    }

    String organizationId() {
        return opener.organizationId();
    }

    /** Whether it is told nothing more; its last block may still be on its way. */
    boolean isOver() {
        return released.get() || ending != null;
    }

    synchronized Position position() {
        return position;
    }

    /** Tells it what a page of the log holds for it. @return the names of what it was told, or null if it had no room */
    synchronized Set<String> take(RenderedPage page, Caller reader) {
        RenderedPage.Part part = page.of(reader);
        if (!send(part.blocks())) {
            return null;
        }
        position = page.page().next();
        if (!part.blocks().isEmpty()) {
            idSent = null;
        }
        return part.names();
    }

    /** Lets it go on from another position, of which it has seen nothing. */
    synchronized boolean reload(Position from, String reason) {
        boolean told = send(List.of(
                EventBlock.event(PositionCode.encode(from), EventName.RELOAD, "{\"reason\":\"" + reason + "\"}")));
        if (told) {
            position = from;
            idSent = null;
        }
        return told;
    }

    /** Tells it counts that it was not told last. @return whether it knows them now */
    synchronized boolean count(String version, String counts) {
        boolean known = version.equals(countsSent)
                || send(List.of(EventBlock.event(PositionCode.encode(position), EventName.COUNTS_CHANGED, counts)));
        countsSent = known ? version : countsSent;
        return known;
    }

    private boolean send(List<byte[]> blocks) {
        if (blocks.isEmpty()) {
            return true;
        }
        boolean sent = stream.offer(blocks);
        sentAt = sent ? System.nanoTime() : sentAt;
        return sent;
    }

    /** Lets its next readings end where others stand, who have seen all that it has seen. */
    synchronized void aimAt(Position others) {
        if (position.history().equals(others.history()) && !position.isPartial()) {
            position = new Position(position.history(), position.seen(), others.seen(), 0, 0);
        }
    }

    /** Lets it read by itself. */
    void catchUp() {
        catchingUp.request();
    }

    /** Whether everything that it was told has left. If not, it asks for more once it has. */
    boolean isDrained() {
        return stream.isDrained();
    }

    /** Looks after it, from time to time. */
    void tick(Instant now, Duration heartbeat) {
        if (stream == null) {
            return;
        }
        if (!now.isBefore(goodUntil)) {
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
            if (send(List.of(moved ? EventBlock.heartbeat(id) : EventBlock.heartbeat()))) {
                idSent = id;
            }
        }
    }

    /** Ends it, or, if its answer is not its own yet, as soon as it is. */
    void end(StreamEnd why) {
        synchronized (this) {
            ending = why;
        }
        endIfMeant();
    }

    private void endIfMeant() {
        byte[] last;
        synchronized (this) {
            if (stream == null || ending == null) {
                return;
            }
            last = EventBlock.event(PositionCode.encode(position), EventName.CLOSING, ending.data());
        }
        stream.end(last);
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

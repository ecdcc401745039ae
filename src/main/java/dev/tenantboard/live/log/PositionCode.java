package dev.tenantboard.live.log;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Encodes a position as the id of a server-sent event, with characters that are valid in a header and in a URL. It is not
 * signed: with an invented id, a client only misses or repeats events that it may read.
 */
public final class PositionCode {

    /** Enough for about 2,000 open transactions: each takes one or two bytes, twice in a partial read. */
    public static final int MAX_LENGTH = 6_000;

    /** An id from which no server continues: the next stream sends a reload. */
    public static final String UNKNOWN = "none";

    private static final int VERSION = 1;
    private static final int LONGEST_HISTORY = 64;

    private PositionCode() {}

    /** Writes numbers in as few bytes as possible, and a transaction as the distance from the one before. */
    public static String encode(Position position) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        byte[] history = position.history().getBytes(StandardCharsets.US_ASCII);
        write(bytes, history.length);
        bytes.writeBytes(history);
        write(bytes, position.seen());
        if (position.isPartial()) {
            write(bytes, position.reading());
            write(bytes, position.transaction());
            write(bytes, position.sequence());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, Snapshot snapshot) {
        write(bytes, snapshot.xmin());
        write(bytes, snapshot.xmax() - snapshot.xmin());
        write(bytes, snapshot.running().size());
        long before = snapshot.xmin();
        for (long running : snapshot.running()) {
            write(bytes, running - before);
            before = running;
        }
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest > 0x7f) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Returns nothing for an id that this version did not write. */
    public static Optional<Position> decode(String id) {
        if (id == null || id.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(id))));
        } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException foreign) {
            return Optional.empty();
        }
    }

    private static Position read(ByteBuffer bytes) {
        require(bytes.get() == VERSION);
        long length = number(bytes);
        require(length <= LONGEST_HISTORY && length <= bytes.remaining());
        byte[] history = new byte[(int) length];
        bytes.get(history);
        String name = new String(history, StandardCharsets.US_ASCII);
        Snapshot seen = snapshot(bytes);
        Position position = bytes.hasRemaining()
                ? new Position(name, seen, snapshot(bytes), number(bytes), number(bytes))
                : Position.at(name, seen);
        require(!bytes.hasRemaining());
        return position;
    }

    private static Snapshot snapshot(ByteBuffer bytes) {
        long xmin = number(bytes);
        long xmax = Math.addExact(xmin, number(bytes));
        long count = number(bytes);
        require(count <= bytes.remaining());
        List<Long> running = new ArrayList<>();
        long before = xmin;
        for (int i = 0; i < count; i++) {
            before = Math.addExact(before, number(bytes));
            running.add(before);
        }
        require(before <= xmax);
        return new Snapshot(xmin, xmax, List.copyOf(running));
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("invalid position");
        }
    }
}

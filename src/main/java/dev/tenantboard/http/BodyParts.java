package dev.tenantboard.http;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** The received parts of a body. Each part is released when it has been read, so that the body and its parsed content are not in memory together. */
final class BodyParts extends InputStream {

    private final Queue<byte[]> parts = new ArrayDeque<>();
    private int position;
    private long size;

    void add(byte[] buffer, int length) {
        if (length > 0) {
            parts.add(Arrays.copyOf(buffer, length));
            size += length;
        }
    }

    /** Returns the number of bytes that were added. */
    long size() {
        return size;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        byte[] part = parts.peek();
        if (part == null) {
            return -1;
        }
        int bytes = Math.min(length, part.length - position);
        System.arraycopy(part, position, target, offset, bytes);
        position += bytes;
        if (position == part.length) {
            parts.remove();
            position = 0;
        }
        return bytes;
    }

    @Override
    public int available() {
        byte[] part = parts.peek();
        return part == null ? 0 : part.length - position;
    }
}

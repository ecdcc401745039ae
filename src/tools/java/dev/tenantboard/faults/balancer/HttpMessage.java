package dev.tenantboard.faults.balancer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request or an answer of HTTP/1.1, read as far as a balancer must to know where it ends. */
public record HttpMessage(String head, byte[] body) {

    /** A connection that ended before the first byte of a message. */
    static final class NoMessage extends EOFException {

        private static final long serialVersionUID = 1L;
    }

    static HttpMessage request(InputStream in) throws IOException {
        String head = head(in);
        return new HttpMessage(head, body(in, head, false));
    }

    /** @param bodiless whether the answer is to a HEAD */
    static HttpMessage answer(InputStream in, boolean bodiless) throws IOException {
        String head = head(in);
        int status = Integer.parseInt(head.substring(9, 12));
        boolean empty = bodiless || status == 204 || status == 304;
        return new HttpMessage(head, empty ? new byte[0] : body(in, head, true));
    }

    private static String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(512);
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                throw bytes.size() == 0 ? new NoMessage() : new EOFException("in a head");
            }
            bytes.write(next);
            last = last << 8 | next;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(InputStream in, String head, boolean isAnswer) throws IOException {
        String length = header(head, "content-length");
        if (length != null) {
            return exactly(in, Integer.parseInt(length));
        }
        if ("chunked".equalsIgnoreCase(header(head, "transfer-encoding"))) {
            return chunks(in);
        }
        return isAnswer ? in.readAllBytes() : new byte[0];
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("in a body");
        }
        return bytes;
    }

    /** As they came, with their sizes. */
    private static byte[] chunks(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int size;
        do {
            String line = line(in);
            size = Integer.parseInt(line.strip().split(";")[0], 16);
            bytes.write(line.getBytes(StandardCharsets.ISO_8859_1));
            bytes.write(exactly(in, size));
            bytes.write(exactly(in, 2));
        } while (size > 0);
        return bytes.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (line.length() == 0 || line.charAt(line.length() - 1) != '\n') {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("in a chunk's size");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    String method() {
        return head.substring(0, head.indexOf(' '));
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    boolean closesConnection() {
        return "close".equalsIgnoreCase(header(head, "connection"))
                || header(head, "content-length") == null
                        && header(head, "transfer-encoding") == null
                        && body.length > 0;
    }

    byte[] bytes() {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}

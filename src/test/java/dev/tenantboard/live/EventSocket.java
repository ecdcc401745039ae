package dev.tenantboard.live;

import dev.tenantboard.api.EventParser;
import dev.tenantboard.api.ServerEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of {@link EventSockets}: a chunked response with server-sent events. */
final class EventSocket {

    /** The part of the response that follows. */
    private enum Part {
        HEAD,
        SIZE,
        DATA
    }

    private final SocketChannel channel;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream between = new ByteArrayOutputStream();
    private final EventParser parser = new EventParser(this::event);

    /** The time of each activity's event, by the activity's id. */
    private final Map<String, Instant> received = new LinkedHashMap<>();

    private Part part = Part.HEAD;
    private int left;
    private Instant now;
    private String problem;
    private boolean opened;

    EventSocket(URI server, String token, Selector selector) throws IOException {
        String request = "GET /api/v1/dashboard/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
        channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.write(ByteBuffer.wrap((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @return whether there may be more data */
    synchronized boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        now = Instant.now();
        buffer.flip();
        while (buffer.hasRemaining()) {
            add(buffer.get());
        }
        return count >= 0;
    }

    private void add(byte next) {
        if (part == Part.DATA && left-- == 0) {
            part = Part.SIZE;
        }
        ByteArrayOutputStream target = part == Part.DATA ? line : between;
        if (next != '\n') {
            target.write(next);
            return;
        }
        String text = target.toString(StandardCharsets.UTF_8);
        target.reset();
        if (part == Part.DATA) {
            parser.line(text);
        } else {
            meta(text.strip());
        }
    }

    private void meta(String text) {
        if (part == Part.HEAD) {
            problem = text.startsWith("HTTP/") && !text.contains(" 200") ? text : problem;
            part = text.isEmpty() ? Part.SIZE : Part.HEAD;
        } else if (!text.isEmpty()) {
            left = Integer.parseInt(text, 16);
            part = Part.DATA;
        }
    }

    private void event(ServerEvent event) {
        switch (event.name()) {
            case "opened" -> opened = true;
            case "activity.created" -> {
                if (received.putIfAbsent(id(event), now) != null) {
                    problem = "received twice: " + event;
                }
            }
            case "counts.changed" -> {
                // There is no value to compare it with.
            }
            default -> problem = event.toString();
        }
    }

    /** Cheaper than parsing the JSON: the id is its first field. */
    private static String id(ServerEvent event) {
        return event.data().split("\"", 5)[3];
    }

    synchronized boolean isOpened() {
        return opened;
    }

    synchronized Map<String, Instant> received() {
        return Map.copyOf(received);
    }

    synchronized boolean hasReceived(String id) {
        return received.containsKey(id);
    }

    /** An unexpected event or failure; null if there was none. */
    synchronized String problem() {
        return problem;
    }

    synchronized void fail(Exception failure) {
        problem = failure.toString();
    }

    void close() throws IOException {
        channel.close();
    }
}

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

/** One of {@link EventSockets}: an answer in chunks, and in it server-sent events. */
final class EventSocket {

    /** What comes next. */
    private enum Part {
        HEAD,
        SIZE,
        DATA
    }

    private final SocketChannel channel;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream between = new ByteArrayOutputStream();
    private final EventParser parser = new EventParser(this::event);

    /** When it was told of each activity, by the activities' ids. */
    private final Map<String, Instant> told = new LinkedHashMap<>();

    private Part part = Part.HEAD;
    private int left;
    private Instant now;
    private String trouble;
    private boolean opened;

    EventSocket(URI server, String token, Selector selector) throws IOException {
        String request = "GET /api/v1/dashboard/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
        channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.write(ByteBuffer.wrap((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @return whether there may be more to come */
    synchronized boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        now = Instant.now();
        buffer.flip();
        while (buffer.hasRemaining()) {
            take(buffer.get());
        }
        return count >= 0;
    }

    private void take(byte next) {
        if (part == Part.DATA && left-- == 0) {
            part = Part.SIZE;
        }
        ByteArrayOutputStream its = part == Part.DATA ? line : between;
        if (next != '\n') {
            its.write(next);
            return;
        }
        String text = its.toString(StandardCharsets.UTF_8);
        its.reset();
        if (part == Part.DATA) {
            parser.line(text);
        } else {
            meta(text.strip());
        }
    }

    private void meta(String text) {
        if (part == Part.HEAD) {
            trouble = text.startsWith("HTTP/") && !text.contains(" 200") ? text : trouble;
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
                if (told.putIfAbsent(id(event), now) != null) {
                    trouble = "told twice: " + event;
                }
            }
            case "counts.changed" -> {
                // Nothing to compare it with: it is right when it is told.
            }
            default -> trouble = event.toString();
        }
    }

    /** Cheaper than to read it all: the id comes first. */
    private static String id(ServerEvent event) {
        return event.data().split("\"", 5)[3];
    }

    synchronized boolean isOpened() {
        return opened;
    }

    synchronized Map<String, Instant> told() {
        return Map.copyOf(told);
    }

    synchronized boolean wasTold(String id) {
        return told.containsKey(id);
    }

    /** What should not have come; null if nothing. */
    synchronized String trouble() {
        return trouble;
    }

    synchronized void fail(Exception failure) {
        trouble = failure.toString();
    }

    void close() throws IOException {
        channel.close();
    }
}

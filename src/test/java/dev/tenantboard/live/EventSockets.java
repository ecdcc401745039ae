package dev.tenantboard.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads many event streams in one thread: the measurement must not need more of the machine than the server. */
final class EventSockets implements AutoCloseable {

    private final Selector selector;
    private final List<EventSocket> sockets = new ArrayList<>();
    private final Thread reading = new Thread(this::read, "event-sockets");
    private volatile boolean closed;

    private final URI server;

    EventSockets(URI server) {
        try {
            this.server = server;
            selector = Selector.open();
            reading.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    EventSocket open(String token) {
        try {
            EventSocket socket = new EventSocket(server, token, selector);
            selector.wakeup();
            sockets.add(socket);
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (!closed) {
                selector.select();
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                    serve(keys.next(), buffer);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void serve(SelectionKey key, ByteBuffer buffer) {
        var socket = (EventSocket) key.attachment();
        try {
            if (!socket.read(buffer)) {
                key.cancel();
            }
        } catch (IOException | RuntimeException failure) {
            socket.fail(failure);
            key.cancel();
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            reading.join();
            for (EventSocket socket : sockets) {
                socket.close();
            }
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}

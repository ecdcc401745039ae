package dev.tenantboard.isolation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the pool and PostgreSQL and counts what the pool asks: statements (Execute and Query messages of the
 * protocol) and round trips (Sync and Query messages, after each of which the client waits for an answer; but it sends a
 * BEGIN ahead of the first statement without waiting). Wake-ups of servers are nobody's request, and not counted.
 */
final class QueryCounter implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger trips = new AtomicInteger();

    /** How often the database was asked. */
    record Count(int statements, int roundTrips) {

        @Override
        public String toString() {
            return statements + " in " + roundTrips;
        }
    }

    private QueryCounter(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
        daemon(this::accept);
    }

    static QueryCounter before(int target) {
        try {
            return new QueryCounter(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What was asked since the last call. */
    Count take() {
        return new Count(statements.getAndSet(0), trips.getAndSet(0));
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                daemon(() -> count(client, server));
                daemon(() -> copy(server, client));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    /** The first message has no type; every other one is a type, its length and the rest. */
    private void count(Socket client, Socket server) {
        try (client;
                server) {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
            forward(in, out, content(in));
            var wakeups = new Wakeups();
            while (true) {
                int type = in.readByte();
                byte[] content = content(in);
                // Before the database can answer: who waits for the answer finds it counted.
                note(type, content, wakeups);
                out.writeByte(type);
                forward(in, out, content);
            }
        } catch (IOException closed) {
            // One side hung up; both are closed now.
        }
    }

    private static byte[] content(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - 4);
    }

    private static void forward(DataInputStream in, DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length + 4);
        out.write(content);
        if (in.available() == 0) {
            out.flush();
        }
    }

    private void note(int type, byte[] content, Wakeups wakeups) {
        if (wakeups.has(type, content)) {
            return;
        }
        if (type == 'E' || type == 'Q') {
            statements.incrementAndGet();
        }
        boolean begins = type == 'Q' && new String(content, StandardCharsets.US_ASCII).startsWith("BEGIN");
        if (type == 'S' || (type == 'Q' && !begins)) {
            trips.incrementAndGet();
        }
    }

    /** Finds a connection's wake-ups: a statement is named when it is parsed, and by its name when it is bound. */
    private static final class Wakeups {

        private final Set<String> statements = new HashSet<>();
        private boolean isBound;

        boolean has(int type, byte[] content) {
            String text = new String(content, StandardCharsets.UTF_8);
            String[] parts = text.split("\0", 3);
            if (type == 'P') {
                statements.remove(parts[0]);
                if (text.contains("pg_notify")) {
                    statements.add(parts[0]);
                }
            } else if (type == 'B') {
                isBound = statements.contains(parts[1]);
            } else if (type == 'Q') {
                isBound = false;
            }
            return isBound;
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One side hung up; both are closed now.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

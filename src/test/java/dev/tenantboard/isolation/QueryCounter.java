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
 * BEGIN ahead of the first statement without waiting). What servers wake each other with is not counted: it is sent for no
 * request, whenever it is convenient. Nor is the pool's look at a connection that was not used for a while.
 */
final class QueryCounter implements AutoCloseable {

    private static final String WAKE_UP = "tenantboard_news";
    private static final String VALIDATION = "SELECT 1";

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
            var nobodys = new NobodysStatements();
            while (true) {
                int type = in.readByte();
                byte[] content = content(in);
                // Before the database can answer: who waits for the answer finds it counted.
                if (!nobodys.include(type, content)) {
                    note(type, content);
                }
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

    private void note(int type, byte[] content) {
        if (type == 'E' || type == 'Q') {
            statements.incrementAndGet();
        }
        boolean begins = type == 'Q' && new String(content, StandardCharsets.US_ASCII).startsWith("BEGIN");
        if (type == 'S' || (type == 'Q' && !begins)) {
            trips.incrementAndGet();
        }
    }

    /** Which messages of one connection are of no request. */
    private static final class NobodysStatements {

        private final Set<String> statements = new HashSet<>();
        private boolean isListener;
        private boolean isSent;

        boolean include(int type, byte[] content) {
            if (type == 'P') {
                String name = text(content, 0);
                String sql = text(content, name.length() + 1);
                isSent = sql.contains(WAKE_UP) || sql.equals(VALIDATION);
                isListener |= sql.startsWith("listen ");
                if (isSent) {
                    statements.add(name);
                } else {
                    statements.remove(name);
                }
            } else if (type == 'B') {
                isSent = statements.contains(text(content, text(content, 0).length() + 1));
            } else if (type == 'Q') {
                isSent = false;
            }
            return isListener || isSent;
        }

        /** Texts end with a zero. */
        private static String text(byte[] content, int begin) {
            int end = begin;
            while (content[end] != 0) {
                end++;
            }
            return new String(content, begin, end - begin, StandardCharsets.UTF_8);
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

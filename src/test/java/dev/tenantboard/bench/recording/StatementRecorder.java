package dev.tenantboard.bench.recording;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the pool and PostgreSQL and notes what is asked. */
public final class StatementRecorder implements AutoCloseable {

    /** What comes before the first typed message and is answered with one byte: SSL, encryption by GSSAPI. */
    private static final Set<Integer> QUESTIONS = Set.of(80877103, 80877104);

    private final ServerSocket listener;
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new ArrayList<>();

    private StatementRecorder(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
        daemon(this::accept);
    }

    public static StatementRecorder before(int target) {
        try {
            return new StatementRecorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What was asked since the last call. */
    List<Asked> take() {
        synchronized (asked) {
            List<Asked> taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    private void note(Asked statement) {
        synchronized (asked) {
            asked.add(statement);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.addAll(List.of(client, server));
                daemon(() -> listen(client, server));
                daemon(() -> copy(server, client));
            }
        } catch (IOException closed) {
            // The end of the recording.
        }
    }

    private void listen(Socket client, Socket server) {
        ListenedConnection connection = new ListenedConnection(connections.incrementAndGet(), this::note);
        try (client;
                server) {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
            while (isQuestion(in, out)) {
                // The answer comes by the other way, and then the next.
            }
            while (true) {
                int type = in.readByte();
                byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                // Before the database can answer: who waits for the answer finds it noted.
                connection.hear(type, content);
                out.writeByte(type);
                send(in, out, content);
            }
        } catch (IOException closed) {
            // One side hung up; both are closed now.
        }
    }

    private static boolean isQuestion(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
        send(in, out, content);
        return QUESTIONS.contains(new Message(content).number());
    }

    private static void send(DataInputStream in, DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length + Integer.BYTES);
        out.write(content);
        if (in.available() == 0) {
            out.flush();
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

    /** Ends all connections that lead through it; nobody can make another. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

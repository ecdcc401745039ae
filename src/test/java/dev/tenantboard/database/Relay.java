package dev.tenantboard.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a port of this machine. What passes is copied, or looked at by whoever is given a direction. */
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final int target;
    private final Way there;
    private final Way back;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** One direction of each connection, passed on until one side hangs up. */
    public interface Way {

        Way COPY = (from, to) -> from.getInputStream().transferTo(to.getOutputStream());

        void pass(Socket from, Socket to) throws IOException;
    }

    private Relay(ServerSocket listener, int target, Way there, Way back) {
        this.listener = listener;
        this.target = target;
        this.there = there;
        this.back = back;
        daemon(this::accept);
    }

    /**
     * On a free port.
     *
     * @param there from clients to the target
     * @param back from the target to clients
     */
    public static Relay before(int target, Way there, Way back) {
        return on(0, target, there, back);
    }

    /** On a port that clients know, copying. */
    public static Relay on(int port, int target) {
        return on(port, target, Way.COPY, Way.COPY);
    }

    private static Relay on(int port, int target, Way there, Way back) {
        try {
            return new Relay(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), target, there, back);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                connect(listener.accept());
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.addAll(List.of(client, server));
            if (cut) {
                // It may have been through those that are open before these were among them.
                server.close();
            }
            daemon(() -> pass(there, client, server));
            daemon(() -> pass(back, server, client));
        } catch (IOException refused) {
            // The target is not there, and its client learns it as it would without us.
            client.close();
        }
    }

    private void pass(Way way, Socket from, Socket to) {
        try (from;
                to) {
            way.pass(from, to);
        } catch (IOException closed) {
            // One side hung up; both are closed now.
        } finally {
            open.removeAll(List.of(from, to));
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    /** Nobody can connect any more; whoever is connected stays so. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the connections as well. */
    public void cut() {
        cut = true;
        close();
        try {
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

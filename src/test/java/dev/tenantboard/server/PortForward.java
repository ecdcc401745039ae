package dev.tenantboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Makes one port of this machine answer as another: a server that appears when the test says so. */
final class PortForward implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;

    PortForward(int port, int target) throws IOException {
        this.listener = new ServerSocket(port);
        this.target = target;
        daemon(this::accept);
    }

    boolean isOpen() {
        return !listener.isClosed();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                daemon(() -> copy(client, server));
                daemon(() -> copy(server, client));
            }
        } catch (IOException closed) {
            // The end of the test.
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

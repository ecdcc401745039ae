package dev.tenantboard.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tenantboard.api.Session;
import java.io.IOException;
import java.net.Socket;

/** A batch whose body the test sends in parts, or not completely. */
final class Upload implements AutoCloseable {

    private final Socket socket;

    private Upload(Socket socket) {
        this.socket = socket;
    }

    /** @param length the header that defines the end of the body */
    static Upload begin(Session session, String type, String length) throws IOException {
        var upload = new Upload(
                new Socket(session.server().getHost(), session.server().getPort()));
        upload.socket.setSoTimeout(60_000);
        var head = new StringBuilder("POST " + session.basePath() + Batches.PATH + " HTTP/1.1\r\nHost: localhost\r\n");
        session.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        upload.send(head + "Connection: close\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n");
        return upload;
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        send(bytes, 0, bytes.length);
    }

    void send(byte[] bytes, int begin, int end) throws IOException {
        socket.getOutputStream().write(bytes, begin, end - begin);
    }

    /** Closes the output, as the end of a process does. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks the connection. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package dev.tenantboard.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request that is sent part by part over its own connection. */
public final class SlowRequest implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    private SlowRequest(Socket socket) {
        this.socket = socket;
    }

    /** Connects, and sends the head. */
    public static SlowRequest open(URI server, String head) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new SlowRequest(socket).send(head);
    }

    public SlowRequest send(String part) throws IOException {
        return send(part.getBytes(StandardCharsets.ISO_8859_1));
    }

    public SlowRequest send(byte[] part) throws IOException {
        try {
            socket.getOutputStream().write(part);
        } catch (SocketException closed) {
            // The server has refused the request before its end. Its answer can be read.
        }
        return this;
    }

    /** Returns the head of the answer. */
    public String head() throws IOException {
        return read("\r\n\r\n");
    }

    /** Returns the answer, after which the server closes the connection. */
    public String answer() throws IOException {
        return read(null);
    }

    /** Reads the JSON object after the head: the rest of the answer. */
    public void body() throws IOException {
        InputStream input = socket.getInputStream();
        int depth = 0;
        do {
            int next = input.read();
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
        } while (depth > 0);
    }

    /** Returns an empty text if the server closes the connection without an answer. */
    public String answerOrNothing() {
        try {
            socket.shutdownOutput();
            return answer();
        } catch (IOException closed) {
            return "";
        }
    }

    private String read(String end) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream input = socket.getInputStream();
            for (int next = input.read(); next >= 0; next = input.read()) {
                answer.append((char) next);
                if (end != null && answer.toString().endsWith(end)) {
                    break;
                }
            }
        } catch (SocketException reset) {
            if (answer.isEmpty()) {
                throw reset;
            }
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

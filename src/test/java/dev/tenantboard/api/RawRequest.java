package dev.tenantboard.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The bytes of a request that no client library sends. Its end is the end of the client's output. */
public final class RawRequest {

    private static final int TIMEOUT_MILLIS = 20_000;

    private RawRequest() {}

    /**
     * Sends the characters as bytes, and returns what the server sends until it closes the connection. A reset counts as a
     * close, if it comes after an answer: the server then did not read all of the request.
     */
    public static String send(URI server, String request) {
        var answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            write(socket, request);
            InputStream input = socket.getInputStream();
            for (int next = input.read(); next >= 0; next = input.read()) {
                answer.write(next);
            }
        } catch (SocketException reset) {
            if (answer.size() == 0) {
                throw new UncheckedIOException(request, reset);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(request, failure);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
        } catch (SocketException closed) {
            // The server has refused the request before its end. Its answer can be read.
        }
    }
}

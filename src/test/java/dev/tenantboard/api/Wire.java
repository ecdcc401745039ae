package dev.tenantboard.api;

import dev.tenantboard.contract.ServedContracts;
import dev.tenantboard.server.Pause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests byte by byte, for input that no HTTP client sends. The answer ends with the connection. */
public final class Wire {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 300;

    private Wire() {}

    /** @param headers lines without their ends; {@code Host} and {@code Connection} are added */
    public static Answer send(URI server, String requestLine, List<String> headers, byte[] body) {
        String head = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n"
                + (headers.isEmpty() ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            Answer answer = read(requestLine, socket.getInputStream());
            String[] words = requestLine.split(" ");
            ServedContracts.hold(server, answer.exchange(words[0], words[1]));
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(requestLine, failure);
        }
    }

    /**
     * Returns all bytes until the server closes the connection.
     *
     * @param parts sent one after the other, with a pause between them
     * @throws UncheckedIOException if it does not
     */
    public static String untilClosed(URI server, String... parts) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                Pause.millis(PAUSE_MILLIS);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(String.join("", parts), failure);
        }
    }

    private static Answer read(String requestLine, InputStream input) throws IOException {
        String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int line = 1; line < head.length; line++) {
            String[] parts = head[line].split(": *", 2);
            headers.put(parts[0], List.of(parts[1]));
        }
        int status = Integer.parseInt(head[0].split(" ")[1]);
        return new Answer(requestLine, status, HttpHeaders.of(headers, (name, value) -> true), text.substring(end + 4));
    }
}

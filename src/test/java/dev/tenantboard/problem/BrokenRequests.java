package dev.tenantboard.problem;

import java.util.List;
import java.util.Random;

/**
 * Generated requests, none of which may succeed: each has at least one fault in its path, its head or its body. A request
 * that ends early has none, because its end is the fault.
 */
final class BrokenRequests {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "FOO");
    private static final List<String> PATHS = List.of(
            "/api/v1/dashboard/activities", "/api/v1/dashboard/widgets", "/api/v1/me", "/openapi", "/health/live", "/");
    private static final List<String> PATH_FAULTS =
            List.of("%", "%2", "%zz", "/.", "/../x", "/%2e", "%00", "%ff%fe", "\\", "#", "\u00fc", "%c0%af", "\u0001");
    private static final List<String> HEADER_FAULTS = List.of(
            "Host: other\r\n",
            "Host:\r\n",
            "garbage\r\n",
            ": x\r\n",
            "X\u00e9: x\r\n",
            "X: \u0000\r\n",
            "X: \u007f\r\n",
            "X: y\n",
            "X: y\r",
            "Content-Length: -1\r\n",
            "Content-Length: 1e3\r\n",
            "Content-Length: 2\r\nContent-Length: 2\r\n",
            "Transfer-Encoding: deflate\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
            "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n");
    private static final List<String> VERSION_FAULTS =
            List.of("", " HTTP/0.9", " HTTP/2", " HTTP/1.1 ", " http/1.1", " X");
    private static final List<String> CHUNK_FAULTS =
            List.of("%x\n%s\r\n0\r\n\r\n", "%x\r\n%s\n0\r\n\r\n", "-%x\r\n%s", "%xg\r\n%s", "0x%x\r\n%s");

    private final Random random;
    private final String headers;
    private final String body;

    BrokenRequests(Random random, String headers, String body) {
        this.random = random;
        this.headers = headers;
        this.body = body;
    }

    String next() {
        String method = any(METHODS);
        String path = any(PATHS);
        return switch (random.nextInt(6)) {
            case 0 -> method + " " + path + any(PATH_FAULTS) + " HTTP/1.1\r\n" + headers + "\r\n";
            case 1 -> method + " " + path + " HTTP/1.1\r\n" + headers + any(HEADER_FAULTS) + "\r\n" + body;
            case 2 -> method + " " + path + any(VERSION_FAULTS) + "\r\n" + headers + "\r\n";
            case 3 ->
                "POST " + PATHS.get(0) + " HTTP/1.1\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n"
                        + String.format(any(CHUNK_FAULTS), body.length(), body);
            case 4 -> cut("POST " + path + " HTTP/1.1\r\n" + headers + "\r\n");
            default -> garbled("POST " + path + " HTTP/1.1\r\n" + headers + "X: y\r\n\r\n");
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String cut(String request) {
        return request.substring(0, 1 + random.nextInt(request.length() - 2));
    }

    /** Puts control characters into the line of the request and into the last header. */
    private String garbled(String request) {
        char control = (char) random.nextInt(9);
        int line = random.nextInt(request.indexOf("\r\n"));
        return request.substring(0, line)
                + control
                + request.substring(line + 1).replace("X: y", "X: " + control);
    }
}

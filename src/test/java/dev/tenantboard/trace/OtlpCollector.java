package dev.tenantboard.trace;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans by OTLP over HTTP, and reads of the protocol's messages what the tests ask for. */
public final class OtlpCollector implements AutoCloseable {

    private static final int TYPE_BITS = 3;
    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;
    private static final int BYTES = 2;

    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** @param kind 2 is a server's, 3 a client's */
    record Span(String traceId, String id, String parentId, String name, int kind, Map<String, String> attributes) {}

    private OtlpCollector(HttpServer server) {
        this.server = server;
    }

    public static OtlpCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtlpCollector collector = new OtlpCollector(server);
            server.createContext("/v1/traces", exchange -> {
                try (exchange) {
                    collector.received.add(exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return collector;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** All that came, its texts readable. */
    String raw() {
        StringBuilder all = new StringBuilder();
        received.forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
        return all.toString();
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (byte[] request : received) {
            for (Object resource : fields(request).getOrDefault(1, List.of())) {
                for (Object scope : fields((byte[]) resource).getOrDefault(2, List.of())) {
                    fields((byte[]) scope)
                            .getOrDefault(2, List.of())
                            .forEach(span -> spans.add(span(fields((byte[]) span))));
                }
            }
        }
        return spans;
    }

    private static Span span(Map<Integer, List<Object>> fields) {
        Map<String, String> attributes = new HashMap<>();
        for (Object pair : fields.getOrDefault(9, List.of())) {
            Map<Integer, List<Object>> attribute = fields((byte[]) pair);
            Map<Integer, List<Object>> value = fields((byte[]) attribute.get(2).get(0));
            attributes.put(text(attribute, 1), value.containsKey(1) ? text(value, 1) : String.valueOf(value.values()));
        }
        return new Span(
                hex(fields, 1),
                hex(fields, 2),
                hex(fields, 4),
                text(fields, 5),
                ((Long) fields.getOrDefault(6, List.of(0L)).get(0)).intValue(),
                attributes);
    }

    private static String hex(Map<Integer, List<Object>> fields, int field) {
        return fields.containsKey(field)
                ? HexFormat.of().formatHex((byte[]) fields.get(field).get(0))
                : "";
    }

    private static String text(Map<Integer, List<Object>> fields, int field) {
        return new String((byte[]) fields.get(field).get(0), StandardCharsets.UTF_8);
    }

    /** The fields of a message by number: numbers as {@code Long}, everything else as bytes. */
    private static Map<Integer, List<Object>> fields(byte[] message) {
        Map<Integer, List<Object>> fields = new HashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(message);
        while (rest.hasRemaining()) {
            long key = varint(rest);
            Object value = switch ((int) key & 7) {
                case 0 -> varint(rest);
                case FIXED_64 -> bytes(rest, Long.BYTES);
                case BYTES -> bytes(rest, (int) varint(rest));
                case FIXED_32 -> bytes(rest, Integer.BYTES);
                default -> throw new IllegalStateException("no such type");
            };
            fields.computeIfAbsent((int) (key >>> TYPE_BITS), number -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    private static byte[] bytes(ByteBuffer rest, int length) {
        byte[] bytes = new byte[length];
        rest.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = rest.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

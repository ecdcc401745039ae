package dev.tenantboard.bench.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one connection of the pool has prepared, and what it asks. */
final class ListenedConnection {

    private record Prepared(String sql, int[] types) {}

    private record Bound(String sql, List<Integer> types, List<String> values) {}

    private final int number;
    private final Consumer<Asked> listener;
    private final Map<String, Prepared> statements = new HashMap<>();
    private final Map<String, Bound> portals = new HashMap<>();
    private int trip;

    ListenedConnection(int number, Consumer<Asked> listener) {
        this.number = number;
        this.listener = listener;
    }

    void hear(int type, byte[] content) {
        Message message = new Message(content);
        switch (type) {
            case 'P' -> statements.put(message.text(), new Prepared(message.text(), message.numbers()));
            case 'B' -> bind(message);
            case 'E' -> {
                Bound bound = portals.get(message.text());
                tell(bound);
            }
            case 'S' -> trip++;
            case 'Q' -> {
                String sql = message.text();
                tell(new Bound(sql, List.of(), List.of()));
                // A transaction's begin is sent ahead of what follows, without waiting.
                if (!sql.equals("BEGIN")) {
                    trip++;
                }
            }
            case 'C' -> close(message);
            default -> {
                // Descriptions, flushes and passwords ask for nothing.
            }
        }
    }

    private void bind(Message message) {
        String portal = message.text();
        Prepared prepared = statements.get(message.text());
        int[] formats = message.shorts();
        byte[][] values = message.values();
        List<String> texts = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            boolean binary = formats.length > 0 && formats[formats.length == 1 ? 0 : i] == 1;
            texts.add(text(values[i], binary, prepared.types(), i));
            types.add(i < prepared.types().length ? prepared.types()[i] : 0);
        }
        portals.put(portal, new Bound(prepared.sql(), types, texts));
    }

    private static String text(byte[] value, boolean binary, int[] types, int index) {
        if (value == null) {
            return null;
        }
        if (!binary) {
            return new String(value, StandardCharsets.UTF_8);
        }
        if (index >= types.length) {
            throw new IllegalArgumentException("no type for " + Arrays.toString(value));
        }
        return BinaryValue.text(types[index], value);
    }

    private void close(Message message) {
        if (message.letter() == 'S') {
            statements.remove(message.text());
        }
    }

    private void tell(Bound bound) {
        if (!bound.sql().isBlank()) {
            listener.accept(new Asked(number, trip, bound.sql().strip(), bound.types(), bound.values()));
        }
    }
}

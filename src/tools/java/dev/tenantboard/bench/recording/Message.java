package dev.tenantboard.bench.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one message of PostgreSQL's protocol, version 3. */
final class Message {

    private final ByteBuffer content;

    Message(byte[] content) {
        this.content = ByteBuffer.wrap(content);
    }

    /** Texts end with a zero. */
    String text() {
        int begin = content.position();
        while (content.get() != 0) {
            // On to the end.
        }
        return new String(content.array(), begin, content.position() - 1 - begin, StandardCharsets.UTF_8);
    }

    char letter() {
        return (char) content.get();
    }

    int number() {
        return content.getInt();
    }

    int[] shorts() {
        int[] numbers = new int[content.getShort()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = content.getShort();
        }
        return numbers;
    }

    int[] numbers() {
        int[] numbers = new int[content.getShort()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = content.getInt();
        }
        return numbers;
    }

    /** As many values as the next number says, each with its length before it; null has the length -1. */
    byte[][] values() {
        byte[][] values = new byte[content.getShort()][];
        for (int i = 0; i < values.length; i++) {
            int length = content.getInt();
            if (length >= 0) {
                values[i] = new byte[length];
                content.get(values[i]);
            }
        }
        return values;
    }
}

package dev.tenantboard.bench.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.UUID;

/** The text of a value that the driver sent in the database's binary form. */
final class BinaryValue {

    private static final int BOOLEAN = 16;
    private static final int BYTES = 17;
    private static final int LONG = 20;
    private static final int SHORT = 21;
    private static final int INTEGER = 23;
    private static final int FLOAT = 700;
    private static final int DOUBLE = 701;
    private static final int TEXT = 25;
    private static final int VARCHAR = 1043;
    private static final int UUID_TYPE = 2950;

    private BinaryValue() {}

    static String text(int type, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        return switch (type) {
            case BOOLEAN -> value[0] == 0 ? "f" : "t";
            case BYTES -> "\\x" + HexFormat.of().formatHex(value);
            case LONG -> String.valueOf(bytes.getLong());
            case SHORT -> String.valueOf(bytes.getShort());
            case INTEGER -> String.valueOf(bytes.getInt());
            case FLOAT -> String.valueOf(bytes.getFloat());
            case DOUBLE -> String.valueOf(bytes.getDouble());
            case TEXT, VARCHAR -> new String(value, StandardCharsets.UTF_8);
            case UUID_TYPE -> new UUID(bytes.getLong(), bytes.getLong()).toString();
            default -> array(type, bytes);
        };
    }

    /** The number of dimensions, whether there are nulls, the elements' type, and of each dimension its length and start. */
    private static String array(int type, ByteBuffer bytes) {
        int dimensions = bytes.remaining() < 12 ? -1 : bytes.getInt();
        if (dimensions == 0) {
            return "{}";
        }
        if (dimensions != 1) {
            throw new IllegalArgumentException("a binary value of the type " + type + " cannot be read");
        }
        bytes.getInt();
        int elementType = bytes.getInt();
        int length = bytes.getInt();
        bytes.getInt();
        StringJoiner elements = new StringJoiner(",", "{", "}");
        for (int i = 0; i < length; i++) {
            int size = bytes.getInt();
            if (size < 0) {
                elements.add("NULL");
            } else {
                byte[] element = new byte[size];
                bytes.get(element);
                String text = text(elementType, element);
                elements.add('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            }
        }
        return elements.toString();
    }
}

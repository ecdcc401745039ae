package dev.tenantboard.bench.control;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Map;
import org.postgresql.util.PGobject;

/**
 * Hands a value to the driver as the type that the product gave it: what the driver does not know the type of it has the
 * database describe, and then waits for each statement by itself.
 */
final class Binding {

    private static final int BOOLEAN = 16;
    private static final int BYTES = 17;
    private static final int LONG = 20;
    private static final int SHORT = 21;
    private static final int INTEGER = 23;
    private static final int TEXT = 25;
    private static final int DOUBLE = 701;
    private static final int VARCHAR = 1043;

    /** Of those that a statement takes as they are. */
    private static final Map<Integer, String> NAMES = Map.of(
            114,
            "json",
            3802,
            "jsonb",
            1009,
            "_text",
            1015,
            "_varchar",
            1082,
            "date",
            1184,
            "timestamptz",
            2950,
            "uuid",
            1185,
            "_timestamptz");

    private static final Map<Integer, Integer> NULLS = Map.of(
            BOOLEAN, Types.BOOLEAN,
            LONG, Types.BIGINT,
            SHORT, Types.SMALLINT,
            INTEGER, Types.INTEGER,
            BYTES, Types.BINARY,
            DOUBLE, Types.DOUBLE,
            VARCHAR, Types.VARCHAR);

    private Binding() {}

    static void set(PreparedStatement statement, int index, int type, String value) throws SQLException {
        if (value == null) {
            statement.setNull(index, NULLS.getOrDefault(type, Types.OTHER));
            return;
        }
        switch (type) {
            case VARCHAR, TEXT -> statement.setString(index, value);
            case INTEGER -> statement.setInt(index, Integer.parseInt(value));
            case LONG -> statement.setLong(index, Long.parseLong(value));
            case SHORT -> statement.setShort(index, Short.parseShort(value));
            case DOUBLE -> statement.setDouble(index, Double.parseDouble(value));
            case BYTES -> statement.setBytes(index, HexFormat.of().parseHex(value, 2, value.length()));
            case BOOLEAN -> statement.setBoolean(index, value.startsWith("t") || value.equals("1"));
            default -> setOther(statement, index, type, value);
        }
    }

    private static void setOther(PreparedStatement statement, int index, int type, String value) throws SQLException {
        String name = NAMES.get(type);
        if (name == null) {
            statement.setObject(index, value, Types.OTHER);
        } else {
            PGobject typed = new PGobject();
            typed.setType(name);
            typed.setValue(value);
            statement.setObject(index, typed);
        }
    }
}

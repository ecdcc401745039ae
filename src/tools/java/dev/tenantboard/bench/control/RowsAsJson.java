package dev.tenantboard.bench.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Each statement's rows as an array of objects with the columns' names. */
final class RowsAsJson implements RowReader {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final JsonGenerator json;

    RowsAsJson() throws IOException {
        json = FACTORY.createGenerator(bytes);
        json.writeStartArray();
    }

    @Override
    public void read(ResultSet rows) throws SQLException {
        try {
            ResultSetMetaData columns = rows.getMetaData();
            json.writeStartArray();
            while (rows.next()) {
                json.writeStartObject();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    json.writeStringField(columns.getColumnLabel(i), rows.getString(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] bytes() throws IOException {
        json.writeEndArray();
        json.close();
        return bytes.toByteArray();
    }
}

package dev.tenantboard.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A file of {@code src/test/resources/sample}. Its days begin at midnight in UTC, in every time zone. */
record SampleScript(String text) {

    static SampleScript of(String name) {
        try (InputStream file = SampleScript.class.getResourceAsStream("/sample/" + name)) {
            return new SampleScript(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }

    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** Runs one statement with parameters. A list is an array of texts. */
    void run(Connection connection, Object... parameters) throws SQLException {
        try (Statement zone = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(text)) {
            zone.execute("set local time zone 'UTC'");
            for (int index = 0; index < parameters.length; index++) {
                Object value = parameters[index];
                statement.setObject(
                        index + 1,
                        value instanceof List<?> texts ? connection.createArrayOf("text", texts.toArray()) : value);
            }
            statement.executeUpdate();
        }
    }
}

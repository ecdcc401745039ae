package dev.tenantboard.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Scanner;

/**
 * {@code mvn -Prollback}: removes the dashboard's tables, types and migration history, after the user entered the database's
 * name. Scripts pass it as {@code -Ddatabase.name}.
 */
public final class Rollback {

    private static final String SCRIPT = "/db/rollback/rollback.sql";

    private Rollback() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        DatabaseAccess database = DatabaseAccess.fromEnvironment();
        try (Connection connection = database.owner()) {
            String name = connection.getCatalog();
            LocalRun.say("This removes every dashboard row and table from the database at " + database.migrationUrl()
                    + "; the platform's tables stay.");
            if (!name.equals(answer())) {
                throw new IllegalArgumentException("That is not the connected database's name; nothing was changed");
            }
            run(connection);
            LocalRun.say("Rolled back " + name);
        }
    }

    private static String answer() {
        String given = System.getProperty("database.name", "");
        if (!given.isBlank()) {
            return given;
        }
        LocalRun.say("Type the database's name to go on:");
        Scanner terminal = new Scanner(System.in, StandardCharsets.UTF_8);
        return terminal.hasNextLine() ? terminal.nextLine().strip() : "";
    }

    /** Sends the script as a whole. The script has its own transaction, so a failure changes nothing. */
    private static void run(Connection connection) throws SQLException, IOException {
        try (InputStream script = Rollback.class.getResourceAsStream(SCRIPT);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

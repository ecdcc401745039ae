package dev.tenantboard.database;

import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.suite.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What initdb makes, with the roles and the database. It is made once a JVM; a copy takes a tenth of its time. */
final class PostgresTemplate {

    static final Path DIRECTORY = make();

    private PostgresTemplate() {}

    private static Path make() {
        try {
            Path directory = Files.createTempDirectory("tenantboard-postgres-template");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.remove(directory)));
            EmbeddedPostgresServer.keptIn(directory, 0, Passwords.FOR_TESTS).close();
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package dev.tenantboard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code .local/run.json}: a running server's facts, for scripts. It is there exactly while the server is ready. */
final class RunFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private boolean written;

    RunFile(LocalDirectory directory) {
        this.path = directory.path().resolve("run.json");
    }

    Path path() {
        return path;
    }

    /** Whose it is, in brackets, for the one who is refused; nothing while the other still starts. */
    String owner() {
        try {
            JsonNode run = JSON.readTree(path.toFile());
            long pid = run.path("pid").asLong();
            return " (process " + pid + " at " + run.path("baseUrl").asText() + "; stop it with: kill " + pid + ")";
        } catch (IOException notThere) {
            return "";
        }
    }

    /** For the holder of the lock: what is there then is a killed run's. */
    void removeLeftover() throws IOException {
        Files.deleteIfExists(path);
    }

    void write(URI baseUri, DatabaseAccess database, List<LocalUser> users) throws IOException {
        ObjectNode run = JSON.createObjectNode();
        run.put("pid", ProcessHandle.current().pid());
        run.put("baseUrl", baseUri.toString());
        run.putObject("database")
                .put("jdbcUrl", database.jdbcUrl())
                .put("migrationUser", database.migrationUser())
                .put("migrationPassword", database.migrationPassword())
                .put("applicationUser", database.applicationUser())
                .put("applicationPassword", database.applicationPassword());
        run.set("users", JSON.valueToTree(users));
        LocalDirectory.write(path, run.toPrettyString() + "\n");
        written = true;
    }

    /** Not another run's: one that was refused leaves the file to the one that runs. */
    void removeOwn() {
        try {
            if (written) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

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

/** {@code .local/run.json}: data about the running server, for scripts. It exists only while the server is ready. */
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

    /**
     * Returns the process and the address of the running server in brackets, for the message to a second launcher. It
     * is empty while the first one starts.
     */
    String owner() {
        try {
            JsonNode run = JSON.readTree(path.toFile());
            long pid = run.path("pid").asLong();
            return " (process " + pid + " at " + run.path("baseUrl").asText() + "; stop it with: kill " + pid + ")";
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Removes the file of a killed run. Only the holder of the lock may call this. */
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

    /** Removes the file only if this run wrote it: a refused run must not remove the file of the running one. */
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

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

/**
 * {@code .local/run.json}: data about the running server, for scripts, and {@code .local/owner.link}, which opens the API page
 * with a token. They exist only while the server is ready.
 */
final class RunFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final Path link;
    private boolean written;

    RunFile(LocalDirectory directory) {
        this.path = directory.path().resolve("run.json");
        this.link = directory.path().resolve("owner.link");
    }

    Path link() {
        return link;
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
        Files.deleteIfExists(link);
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
        written = true;
        // A browser does not send the part after #. The page removes it from the address.
        LocalDirectory.write(link, baseUri + "/api-docs/#token=" + users.get(0).token() + "\n");
        LocalDirectory.write(path, run.toPrettyString() + "\n");
    }

    /** Removes the file only if this run wrote it: a refused run must not remove the file of the running one. */
    void removeOwn() {
        try {
            if (written) {
                removeLeftover();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

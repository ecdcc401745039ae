package dev.tenantboard.local;

import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code .local}: the files that a run keeps for the next one. Only their owner can read them. */
record LocalDirectory(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    static LocalDirectory at(Path path) throws IOException {
        Files.createDirectories(path);
        restrict(path, OWNER_ONLY_DIRECTORY);
        return new LocalDirectory(path);
    }

    Path database() {
        return path.resolve("database");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /**
     * Returns the server's directory and empties it, because the server would deploy earlier applications again. A
     * killed run does not remove it.
     */
    Path payara() throws IOException {
        Path directory = path.resolve("payara");
        remove(directory);
        return Files.createDirectory(directory);
    }

    /** Removes the data, the passwords and the key. The lock remains. */
    void clear() throws IOException {
        remove(database());
        for (String name : List.of("passwords", "signing-keys.json", "public-keys.json")) {
            Files.deleteIfExists(path.resolve(name));
        }
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Passwords passwords() throws IOException {
        Path file = path.resolve("passwords");
        if (Files.notExists(file)) {
            write(file, newPassword() + "\n" + newPassword() + "\n");
        }
        List<String> lines = Files.readAllLines(file);
        return new Passwords(lines.get(0), lines.get(1));
    }

    private static String newPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the issuer's keys, which the first start creates. */
    TokenKeys keys() throws IOException {
        Path file = path.resolve("signing-keys.json");
        if (Files.notExists(file)) {
            write(file, TokenKeys.generate().privateKeySet());
        }
        try {
            return TokenKeys.parse(Files.readString(file));
        } catch (ParseException unreadable) {
            throw new LocalFailure(file + " is no key set; -Dfresh makes a new one", unreadable);
        }
    }

    /** Writes the public keys, which the server reads. */
    Path publicKeys(TokenKeys keys) throws IOException {
        Path file = path.resolve("public-keys.json");
        write(file, keys.publicKeySet());
        return file;
    }

    /** Stores the server's process id. If this process is killed, the next run ends the server. */
    void remember(Process server) throws IOException {
        write(serverFile(), server.pid() + " " + startOf(server.toHandle()) + "\n");
    }

    void forgetServer() {
        try {
            Files.deleteIfExists(serverFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the server of a killed run. The start time distinguishes it from a new process with the same id. */
    void endOrphan() throws IOException, InterruptedException {
        if (Files.notExists(serverFile())) {
            return;
        }
        String[] noted = Files.readString(serverFile()).strip().split(" ");
        Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(noted[0]))
                .filter(process -> startOf(process).equals(noted[1]));
        if (orphan.isPresent()) {
            LocalRun.say("Ending the server of a run that was killed (process " + noted[0] + ")");
            end(orphan.get());
        }
        forgetServer();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(String::valueOf).orElse("unknown");
    }

    private Path serverFile() {
        return path.resolve("server.process");
    }

    /** Writes a file atomically. Others can never read it. */
    static void write(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".draft");
        restrict(draft, OWNER_ONLY);
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}

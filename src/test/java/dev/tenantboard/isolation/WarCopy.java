package dev.tenantboard.isolation;

import dev.tenantboard.server.CodeLocation;
import dev.tenantboard.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of the WAR that {@code package} built, with the changes of a test, such as an added probe. */
public final class WarCopy {

    private final Path war;

    private WarCopy(Path war) {
        this.war = war;
    }

    static WarCopy withProbe() {
        WarCopy copy = plain();
        copy.addProbe();
        return copy;
    }

    /** Returns an unchanged copy. */
    public static WarCopy plain() {
        try {
            Path war = Files.createTempDirectory("tenantboard-war").resolve("tenantboard.war");
            Files.copy(ServerFiles.fromProperties().war(), war, StandardCopyOption.REPLACE_EXISTING);
            war.toFile().deleteOnExit();
            war.getParent().toFile().deleteOnExit();
            return new WarCopy(war);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path file() {
        return war;
    }

    private void addProbe() {
        Path classes = CodeLocation.of(WarCopy.class).resolve("dev/tenantboard/tenancy");
        try (Stream<Path> files = Files.list(classes)) {
            List<Path> probe = files.filter(
                            file -> file.getFileName().toString().startsWith("IsolationProbe"))
                    .toList();
            for (Path file : probe) {
                put("dev/tenantboard/tenancy/" + file.getFileName(), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Adds or replaces classes in the WAR, by the name of the class file. */
    WarCopy withClasses(Map<String, byte[]> classes) {
        classes.forEach(this::put);
        return this;
    }

    private void put(String name, byte[] content) {
        edit("WEB-INF/classes/" + name, previous -> content);
    }

    /** @param change receives the current content, or null */
    public WarCopy edit(String name, UnaryOperator<byte[]> change) {
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            Path entry = zip.getPath(name);
            byte[] previous = Files.exists(entry) ? Files.readAllBytes(entry) : null;
            Files.createDirectories(entry.getParent());
            Files.write(entry, change.apply(previous));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package dev.tenantboard.server;

import dev.tenantboard.suite.Directories;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Payara, unpacked once beside its jar and started from a class path, as the start script does it with its cache. */
record UnpackedPayara(Path jar, Path directory) {

    /** Unpacks Payara if this was not done before. Two JVMs may do this at the same time. */
    static UnpackedPayara of(Path jar) throws IOException {
        Path directory =
                jar.resolveSibling("payara-" + Files.getLastModifiedTime(jar).toMillis());
        if (!Files.exists(directory)) {
            Path fresh = Files.createTempDirectory(jar.getParent(), "payara-new");
            unpack(jar, fresh);
            try {
                Files.move(fresh, directory);
            } catch (FileSystemException anotherWasQuicker) {
                Directories.remove(fresh);
            }
        }
        return new UnpackedPayara(jar, directory);
    }

    private static void unpack(Path jar, Path directory) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--nohazelcast",
                "--rootdir",
                directory.toString(),
                "--outputlauncher");
        Process unpacking = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        if (unpacking.onExit().join().exitValue() != 0) {
            throw new IOException("Payara could not be unpacked; see " + directory.resolve("log"));
        }
    }

    /** Returns the command that starts it. */
    List<String> startIn(Path root) throws IOException {
        Directories.copy(directory.resolve("lib"), root.resolve("lib"));
        Path launcher = directory.resolve("launch-micro.jar");
        return List.of(
                "-Dfish.payara.micro.BootJar=" + launcher.toUri(),
                "-Dfish.payara.micro.UnpackDir=" + directory,
                "-cp",
                jar + System.getProperty("path.separator") + launcher,
                "fish.payara.micro.impl.PayaraMicroImpl");
    }
}

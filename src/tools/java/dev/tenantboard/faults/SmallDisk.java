package dev.tenantboard.faults;

import dev.tenantboard.faults.database.BreakablePostgres;
import dev.tenantboard.server.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A database whose tables lie on a disk of their own, which is small. Its log lies elsewhere, as is usual: without room for
 * that, PostgreSQL ends itself, which is another fault of the list.
 */
final class SmallDisk implements Scene.Stage {

    private static final String SIZE = "120m";

    private Path disk;

    /** Whoever runs this may not mount. */
    static final class NotPermitted extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public BreakablePostgres database(Path directory) {
        try {
            Path place = Files.createDirectories(directory.resolveSibling("disk"));
            if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", place.toString()) != 0) {
                throw new NotPermitted();
            }
            disk = place;
            BreakablePostgres postgres = BreakablePostgres.startIn(disk.resolve("data"));
            postgres.stopFast();
            Path log = postgres.directory().resolve("pg_wal");
            Path elsewhere = directory.resolveSibling("pg_wal");
            if (run("mv", log.toString(), elsewhere.toString()) != 0) {
                throw new IOException("the log was not moved");
            }
            Files.createSymbolicLink(log, elsewhere);
            postgres.start();
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Nothing more can be stored for six seconds. */
    Instant fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[8192];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            Pause.seconds(6);
        }
        Files.delete(filler);
        return Instant.now();
    }

    @Override
    public void clear() {
        if (disk != null) {
            run("umount", disk.toString());
            disk = null;
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException missing) {
            return -1;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}

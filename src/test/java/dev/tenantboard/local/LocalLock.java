package dev.tenantboard.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Locks the directory for one launcher, from its start. The kernel releases the lock when the process ends for any
 * reason. The file itself remains: if it were removed, another launcher could lock a new file at the same time.
 */
public record LocalLock(FileChannel file) implements AutoCloseable {

    /** Returns nothing if another launcher has the lock. */
    public static Optional<LocalLock> take(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isMine(file)) {
            return Optional.of(new LocalLock(file));
        }
        file.close();
        return Optional.empty();
    }

    private static boolean isMine(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException inThisJvm) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package dev.tenantboard.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that one launcher has the folder, from its first moment on. The kernel lets go of it when the process ends,
 * however it ends. The file itself stays: whoever removed it could lock a new one beside the holder of the old.
 */
public record LocalLock(FileChannel file) implements AutoCloseable {

    /** Nothing if another launcher has it. */
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

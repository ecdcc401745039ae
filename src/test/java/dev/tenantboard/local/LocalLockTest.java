package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLockTest {

    @Test
    void isOnesUntilItIsClosed(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("lock");

        try (LocalLock first = LocalLock.take(path).orElseThrow()) {
            assertThat(first.file().isOpen()).isTrue();
            assertThat(LocalLock.take(path)).isEmpty();
        }

        try (LocalLock next = LocalLock.take(path).orElseThrow()) {
            assertThat(next.file().isOpen()).isTrue();
        }
    }
}

package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that a test writes from the migrated database with {@code -Drenew}, and compares with it otherwise. */
record KeptFile(Path path) {

    private static final String RENEWAL = "mvn test -Dtest=KeptSchemaTest -Drenew";

    void isOf(List<String> lines) throws IOException {
        if (!System.getProperty("tenantboard.renew", "").isEmpty()) {
            Files.writeString(path, String.join("\n", lines) + "\n");
        }

        assertThat(Files.readAllLines(path))
                .as("A migration changed what %s contains. If that is intended, run %s", path.getFileName(), RENEWAL)
                .isEqualTo(lines);
    }
}

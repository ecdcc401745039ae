package dev.tenantboard.openapi.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class KeptContractTest {

    @Test
    void isWhatTheResourceClassesSay() throws IOException {
        String generated = KeptContract.generated();
        if (!System.getProperty("tenantboard.renew", "").isEmpty()) {
            Files.writeString(KeptContract.FILE, generated);
        }

        assertThat(KeptContract.FILE)
                .as("The contract has changed. If it was meant to, renew it: " + KeptContract.RENEWAL)
                .hasContent(generated);
    }

    /** A number without need of a tag: parsers of YAML's core schema refuse {@code !!float '1'}. */
    @Test
    void hasNoTagsOfYaml() {
        assertThat(KeptContract.generated()).doesNotContain(" !!");
    }
}

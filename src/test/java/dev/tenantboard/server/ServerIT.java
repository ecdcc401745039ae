package dev.tenantboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import org.junit.jupiter.api.Test;

class ServerIT extends ServerTest {

    @Test
    void servesTheApplicationAtTheRoot() {
        Answer answer = api.anonymous().absolute().get("/health/live");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"tenantboard\"");
    }
}

package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class StrictJsonTest {

    @Test
    void answersBadRequestForAnInterruptedBody() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection was closed");
            }
        };

        assertThatThrownBy(() -> new StrictJson().read(broken))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(400));
    }
}

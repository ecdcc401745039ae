package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyPartsTest {

    @Test
    void returnsWhatWasAdded() throws IOException {
        Random random = new Random(7);
        for (int times = 0; times < 200; times++) {
            BodyParts parts = new BodyParts();
            var expected = new ByteArrayOutputStream();
            for (int part = 0; part < random.nextInt(5); part++) {
                byte[] bytes = new byte[random.nextInt(50)];
                random.nextBytes(bytes);
                parts.add(Arrays.copyOf(bytes, 64), bytes.length);
                expected.write(bytes);
            }

            assertThat(parts.size()).isEqualTo(expected.size());
            assertThat(times % 2 == 0 ? parts.readAllBytes() : single(parts)).isEqualTo(expected.toByteArray());
            assertThat(parts.read()).isEqualTo(-1);
        }
    }

    private static byte[] single(BodyParts parts) {
        var bytes = new ByteArrayOutputStream();
        for (int next = parts.read(); next >= 0; next = parts.read()) {
            bytes.write(next);
        }
        return bytes.toByteArray();
    }
}

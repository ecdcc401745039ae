package dev.tenantboard.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BinaryValueTest {

    @Test
    void isTheTextOfNumbers() {
        assertThat(BinaryValue.text(23, ByteBuffer.allocate(4).putInt(-7).array()))
                .isEqualTo("-7");
        assertThat(BinaryValue.text(20, ByteBuffer.allocate(8).putLong(1L << 40).array()))
                .isEqualTo("1099511627776");
    }

    @Test
    void isTheTextOfAnArrayWithItsNulls() {
        byte[] text = "a\"b".getBytes(StandardCharsets.UTF_8);
        ByteBuffer array = ByteBuffer.allocate(20 + 4 + text.length + 4);
        array.putInt(1)
                .putInt(1)
                .putInt(25)
                .putInt(2)
                .putInt(1)
                .putInt(text.length)
                .put(text)
                .putInt(-1);

        assertThat(BinaryValue.text(1009, array.array())).isEqualTo("{\"a\\\"b\",NULL}");
    }
}

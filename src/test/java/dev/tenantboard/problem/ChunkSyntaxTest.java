package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\r\n\r\n",
                "000\r\n\r\n",
                "3\r\nabc\r\n0\r\n\r\n",
                "a\r\n\r\n\n\r0\r\n\r\n\r\r\n0\r\n\r\n",
                "1\r\na\r\n0\r\nX: y\r\nZ: z\r\n\r\n"
            })
    void acceptsBodies(String body) {
        ChunkSyntax syntax = new ChunkSyntax();

        accept(syntax, body);

        assertThat(syntax.isComplete()).isTrue();
    }

    @Test
    void skipsDataUpToTheEndOfAChunk() {
        ChunkSyntax syntax = new ChunkSyntax();
        accept(syntax, "1f\r\n");

        assertThat(syntax.skipData(30)).isEqualTo(30);
        assertThat(syntax.skipData(30)).isOne();
        assertThat(syntax.skipData(30)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r",
                "x",
                "-",
                "+",
                "0x",
                " ",
                "1\n",
                "1\ra",
                "1;",
                "1 ",
                "1\r\nab",
                "1\r\na\n",
                "1\r\na\r0",
                "1\r\na\r\n\r",
                "0\n",
                "0\r\n\n",
                "0\r\n\ra",
                "0\r\nX: y\n",
                "0\r\nX: y\r\r",
                "1111111111111111"
            })
    void refusesBodiesAtTheirLastByte(String body) {
        ChunkSyntax syntax = new ChunkSyntax();
        accept(syntax, body.substring(0, body.length() - 1));

        assertThatThrownBy(() -> accept(syntax, body.substring(body.length() - 1)))
                .isInstanceOf(MalformedRequest.class);
    }

    /** One byte at a time, as a slow client sends them. */
    private static void accept(ChunkSyntax syntax, String body) {
        for (byte next : body.getBytes(StandardCharsets.ISO_8859_1)) {
            if (syntax.skipData(1) == 0) {
                syntax.accept(next);
            }
        }
    }
}

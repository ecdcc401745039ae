package dev.tenantboard.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.http.CanonicalJson;
import dev.tenantboard.http.StrictJson;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    private static Fingerprint of(String place, String body) {
        return Fingerprint.of(
                URI.create("http://localhost" + place),
                CanonicalJson.of(
                        body == null
                                ? null
                                : new StrictJson()
                                        .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void isTheSameForTheSameDocument() {
        assertThat(of("/a", "{\"x\": 1, \"y\": {\"b\": [1, 2], \"a\": null}}"))
                .isEqualTo(of("/a", "{ \"y\":{\"a\":null,\"b\":[1,2]},\n\"x\":1 }"));
        assertThat(of("/a", "{\"x\": \"\\u00e4\"}")).isEqualTo(of("/a", "{\"x\": \"\u00e4\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"x\": [2, 1]}",
                "{\"x\": [1, 2], \"y\": null}",
                "{\"x\": [\"1\", \"2\"]}",
                "{\"x\": [1, 2.5]}",
                "{\"X\": [1, 2]}",
                "[1, 2]",
                "{}"
            })
    void differsForAnotherDocument(String other) {
        assertThat(of("/a", other)).isNotEqualTo(of("/a", "{\"x\": [1, 2]}"));
    }

    @Test
    void dependsOnPathAndQuery() {
        assertThat(of("/a/1", "{}")).isNotEqualTo(of("/a/2", "{}"));
        assertThat(of("/a?b=c", "{}")).isNotEqualTo(of("/a", "{}"));
        assertThat(of("/a", null)).isNotEqualTo(of("/a", "{}")).isEqualTo(of("/a", null));
    }
}

package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsOriginsTest {

    @Test
    void readsAListOfOrigins() {
        assertThat(CorsOrigins.listedIn(" https://app.example.com, http://localhost:3000,http://[::1]:8081,"))
                .containsExactlyInAnyOrder("https://app.example.com", "http://localhost:3000", "http://[::1]:8081");
        assertThat(CorsOrigins.listedIn("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example.com",
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://App.example.com",
                "HTTPS://app.example.com",
                "https://*.example.com",
                "https://app.example.com:443",
                "http://app.example.com:80",
                "https://user@app.example.com",
                "https://app.example.com?x",
                "https://app.example.com:",
                "https://app.example.com:0",
                "https://",
                "https://b\u00fccher.example",
                "file:///tmp",
                "https://a.example https://b.example"
            })
    void refusesInvalidOrigins(String origin) {
        assertThatThrownBy(() -> CorsOrigins.listedIn("https://good.example," + origin))
                .hasMessageContaining("tenantboard.cors.origins")
                .hasMessageContaining("'" + origin + "'")
                .hasMessageContaining("https://app.example.com");
    }
}

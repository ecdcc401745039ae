package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiDocsIT extends ServerTest {

    private static final URI PAGE = URI.create("/api-docs/");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Test
    void refersOnlyToFilesThatTheWarCarries() {
        Answer page = server().get(PAGE.getPath()).isStatus(200);

        var references = REFERENCE
                .matcher(page.body())
                .results()
                .map(found -> URI.create(found.group(1)))
                .toList();

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(references).hasSizeGreaterThanOrEqualTo(4);
        references.forEach(reference -> {
            assertThat(reference.isAbsolute()).as(reference + " lies elsewhere").isFalse();
            server().get(PAGE.resolve(reference).getPath()).isStatus(200);
        });
    }

    @Test
    void showsTheDocumentAndAsksNobodyElse() {
        String script = server().get("/api-docs/page.js").isStatus(200).body();

        assertThat(script)
                .contains("'/openapi?format=JSON'")
                .contains("validatorUrl: null")
                .doesNotContain("://");
        assertThat(server().get("/api-docs/").header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("connect-src 'self'")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void leadsFromTheAddressWithoutTheSlash() {
        Answer answer = server().get("/api-docs");

        assertThat(answer.isStatus(301).header("Location")).endsWith("/api-docs/");
    }

    private Session server() {
        return api.anonymous().absolute().with("Accept", "*/*");
    }
}

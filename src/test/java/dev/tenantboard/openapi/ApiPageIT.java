package dev.tenantboard.openapi;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.ServerTest;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page at {@code /api-docs} in a real browser, opened by the link of the local run. In the long run only: it needs Chromium. */
@Tag("heavy")
class ApiPageIT extends ServerTest {

    private static final String CLICK = "/api-docs/click.js";

    @Test
    void everyOperationWithoutAnIdSucceedsAtTheFirstClick() throws Exception {
        URI link = api.server()
                .resolve("/api-docs/#token=" + Tokens.forCaller(ACME_OWNER).sign());
        try (Browser browser = Browser.open(link)) {
            List<JsonNode> answers = clickAll(browser);

            assertThat(answers)
                    .extracting(answer -> answer.path("name").asText())
                    .containsExactlyInAnyOrderElementsOf(
                            PrefilledRequestsIT.clickable(ApiDocument.of(api)).keySet());
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.path("status").asInt())
                            .as("%s", answer)
                            .isBetween(200, 299));
            assertThat(answers)
                    .anySatisfy(answer -> assertThat(answer.path("text").asText())
                            .contains("event: opened", "this page stops reading after 5 seconds"));
            assertThat(browser.run("location.href", Duration.ofSeconds(10)).asText())
                    .startsWith(api.server().resolve("/api-docs/").toString())
                    .doesNotContain("token=");
        }
    }

    @Test
    void ignoresTheTokenOfALinkOnAnotherHost() throws Exception {
        URI link =
                URI.create("http://" + Browser.OTHER_HOST + ":" + api.server().getPort() + "/api-docs/#token="
                        + Tokens.forCaller(ACME_OWNER).sign());
        try (Browser browser = Browser.open(link)) {
            assertThat(clickAll(browser))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.path("status").asInt())
                            .as("%s", answer)
                            .isEqualTo(401));
            assertThat(browser.run("location.href", Duration.ofSeconds(10)).asText())
                    .doesNotContain("token=");
        }
    }

    private static List<JsonNode> clickAll(Browser browser) throws Exception {
        try (InputStream script = ApiPageIT.class.getResourceAsStream(CLICK)) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode answers = browser.run(text, Duration.ofMinutes(5));
            return StreamSupport.stream(answers.spliterator(), false).toList();
        }
    }
}

package dev.tenantboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ServerIT extends ServerTest {

    @Test
    void servesTheApplicationAtTheRoot() {
        Answer answer = api.anonymous().absolute().get("/health/live");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"tenantboard\"");
    }

    @Test
    void doesNotTellWhichServerItIs() {
        Answer answer = api.anonymous().absolute().get("/health/live");

        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
    }

    @Test
    void refusesBodiesOverEightMebibytes() {
        byte[] tooMuch = new byte[8 * 1024 * 1024 + 1];

        Answer answer = api.anonymous()
                .absolute()
                .send("POST", "/health/live", "application/octet-stream", BodyPublishers.ofByteArray(tooMuch));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void staysWithHttpOne() throws Exception {
        HttpClient asksForHttpTwo =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        var response = asksForHttpTwo.send(
                HttpRequest.newBuilder(TestServer.running().server().baseUri().resolve("/health/live"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
}

package dev.tenantboard.server;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerIT extends ServerTest {

    @Test
    void servesTheApplicationAtTheRoot() {
        Answer answer = api.anonymous().absolute().get("/health/live");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"tenantboard\"");
    }

    /** The tests start the server in another way than the plain jar starts itself. */
    @Test
    void hasThePropertiesThatThePlainJarSets() throws Exception {
        var process = TestServer.running().server().process().toHandle();

        assertThat(BootProperties.of(process))
                .containsAllEntriesOf(
                        BootProperties.in(ServerFiles.fromProperties().payara()));
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

    /** Java's client offers an upgrade by default, and so do generated clients, which use it. */
    @Test
    void takesBodiesOfClientsThatOfferAnUpgrade() throws Exception {
        HttpClient offering =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var request = HttpRequest.newBuilder(api.server().resolve("/api/v1/dashboard/activities"))
                .header(
                        "Authorization",
                        "Bearer " + Tokens.forCaller(ACME_MEMBER).sign())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"title": "Upgraded", "type": "USER_ACTION", "entityType": "x", "entityId": "1",
                        "action": "tried"}"""))
                .build();

        for (int times = 0; times < 3; times++) {
            assertThat(offering.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "POST"})
    void takesNoBodyForTheNextRequest(String method) {
        var another = BodyPublishers.ofString("GET /another HTTP/1.1\r\nHost: localhost\r\n\r\n");

        for (int times = 0; times < 3; times++) {
            api.anonymous().absolute().send(method, "/api/v1/dashboard/widgets/x", null, another);
            assertThat(api.anonymous().absolute().get("/api/v1/me").status()).isEqualTo(401);
        }
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

package dev.tenantboard.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Queries a server's health endpoints. */
record ServerHealth(URI server) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static final String APPLICATION_CHECK = "\"tenantboard\"";

    /** Whether the application is deployed and every readiness check is UP. */
    boolean isReady() {
        return isDeployed() && answers("/health/ready", "");
    }

    boolean isDeployed() {
        return answers("/health/live", APPLICATION_CHECK);
    }

    /** Whether the server answers, and the answer shows that there is no application. A busy server may not answer yet. */
    boolean isWithoutApplication() {
        return answer("/health/live")
                .filter(answer -> !answer.body().contains(APPLICATION_CHECK))
                .isPresent();
    }

    private boolean answers(String path, String expected) {
        return answer(path)
                .filter(answer -> answer.statusCode() == 200 && answer.body().contains(expected))
                .isPresent();
    }

    private Optional<HttpResponse<String>> answer(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Optional.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}

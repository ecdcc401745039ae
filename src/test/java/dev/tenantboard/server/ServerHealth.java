package dev.tenantboard.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

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

    private boolean answers(String path, String expected) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var response = CLIENT.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains(expected);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}

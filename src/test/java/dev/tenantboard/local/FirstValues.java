package dev.tenantboard.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the dashboard of each organization until all metrics have a value, so that the first reader waits for none. */
final class FirstValues {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FirstValues() {}

    static void await(URI server, List<LocalUser> users) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        for (LocalUser owner :
                users.stream().filter(user -> "OWNER".equals(user.role())).toList()) {
            while (!isCalculated(server, owner) && Instant.now().isBefore(deadline)) {
                Thread.sleep(500);
            }
        }
    }

    private static boolean isCalculated(URI server, LocalUser owner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/dashboard"))
                .header("Authorization", "Bearer " + owner.token())
                .timeout(LIMIT)
                .build();
        return !CLIENT.send(request, BodyHandlers.ofString()).body().contains("\"status\":\"PENDING\"");
    }
}

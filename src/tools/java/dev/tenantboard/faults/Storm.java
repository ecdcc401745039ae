package dev.tenantboard.faults;

import dev.tenantboard.faults.load.Tally;
import dev.tenantboard.faults.load.Tenants;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Far more writers than a server takes, all at once, at a server that has just started. */
final class Storm {

    private static final int WRITERS = 3_000;

    private static final String ACTIVITY = """
            {"title":"Of a storm","type":"USER_ACTION","entityType":"storm","entityId":"1","action":"blew"}""";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final List<CompletableFuture<Void>> writers = new ArrayList<>();

    static Storm at(DeployedServer server, Tenants tenants, Tally tally) {
        var storm = new Storm();
        URI uri = URI.create("http://localhost:" + server.port() + "/api/v1/dashboard/activities");
        for (int i = 0; i < WRITERS; i++) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofSeconds(60))
                    .header(
                            "Authorization",
                            "Bearer "
                                    + tenants.all()
                                            .get(i % tenants.all().size())
                                            .token())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(ACTIVITY))
                    .build();
            storm.writers.add(storm.http
                    .sendAsync(request, BodyHandlers.ofString())
                    .handle((answer, failure) -> told(tally, answer, failure)));
        }
        return storm;
    }

    private static Void told(Tally tally, HttpResponse<String> answer, Throwable failure) {
        if (failure != null) {
            tally.add("storm: " + root(failure).getClass().getSimpleName());
        } else if (answer.statusCode() == 201) {
            tally.add(Tally.FINE);
        } else {
            tally.add("storm: " + answer.statusCode());
            if (answer.statusCode() != 503) {
                tally.complain("the storm was answered " + answer.statusCode() + " " + answer.body());
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    void await() {
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
    }
}

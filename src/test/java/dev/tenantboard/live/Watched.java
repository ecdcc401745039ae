package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** An organization with twenty subscribers of all roles, and its activities. */
final class Watched {

    static final int WATCHERS = 20;

    /** The commit times of the transactions that wrote the current rows. */
    private static final String COMMITS =
            "select id, pg_xact_commit_timestamp(xmin) from activity_feeds where organization_id = ?";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final String id;
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, EventSocket> watchers = new HashMap<>();
    private final List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();

    private Watched(URI server, String id) {
        this.server = server;
        this.id = id;
    }

    static Watched in(Database rows, Api api) {
        LiveOrganization organization = LiveOrganization.in(rows, api);
        Watched watched = new Watched(api.server(), organization.id());
        watched.tokens.add(token(organization.ownerCaller()));
        for (int i = 1; i < WATCHERS; i++) {
            String role = i < 4 ? "ADMIN" : i < 12 ? "MEMBER" : "VIEWER";
            watched.tokens.add(token(rows.member("watcher-" + i + "-" + watched.id, watched.id, role)));
        }
        return watched;
    }

    private static String token(Caller caller) {
        return Tokens.issuedBy(TokenKeys.forTests(), caller, Duration.ofHours(1))
                .sign();
    }

    List<String> tokens() {
        return tokens;
    }

    EventSocket watch(EventSockets sockets, String token) {
        EventSocket socket = sockets.open(token);
        watchers.put(token, socket);
        return socket;
    }

    /** Records an activity, and does not wait for the response. @param secret whether only OWNER and ADMIN may read it */
    CompletableFuture<?> record(boolean secret) {
        String body = """
                {"title":"Deal %d was won","type":"%s","entityType":"deal","entityId":"%d","action":"won"}""".formatted(answers.size(), secret ? "SECURITY_EVENT" : "USER_ACTION", answers.size());
        HttpRequest request = request(tokens.get(0), "")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(request, BodyHandlers.ofString());
        answers.add(answer);
        return answer;
    }

    private HttpRequest.Builder request(String token, String query) {
        return HttpRequest.newBuilder(server.resolve("/api/v1/dashboard/activities" + query))
                .header("Authorization", "Bearer " + token);
    }

    private void requireRecorded() {
        answers.forEach(answer -> assertThat(answer.join().statusCode())
                .as(() -> answer.join().body())
                .isEqualTo(201));
    }

    /** Records an activity for all roles, and waits until each subscriber has received it. */
    void awaitLast() {
        record(false);
        requireRecorded();
        String last =
                json(answers.get(answers.size() - 1).join().body()).path("id").asText();
        LiveBenchmarkIT.await(
                () -> watchers.values().stream().allMatch(watcher -> watcher.hasReceived(last)),
                "all have received the last");
    }

    void requireSameAsByRequest() throws IOException, InterruptedException {
        for (Map.Entry<String, EventSocket> watcher : watchers.entrySet()) {
            assertThat(watcher.getValue().problem()).isNull();
            assertThat(watcher.getValue().received().keySet()).isEqualTo(found(watcher.getKey()));
        }
    }

    private Set<String> found(String token) throws IOException, InterruptedException {
        Set<String> found = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            HttpRequest request = request(token, "?limit=100" + cursor).build();
            JsonNode page = json(CLIENT.send(request, BodyHandlers.ofString()).body());
            page.path("items").forEach(item -> found.add(item.path("id").asText()));
            cursor = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        }
        return found;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException failure) {
            throw new IllegalStateException(body, failure);
        }
    }

    /** The microseconds between the commit of each activity after a time, and its event at each subscriber. */
    LongStream latencies(Database rows, Instant start) {
        Map<String, Instant> commits = commits(rows);
        return watchers.values().stream()
                .flatMap(watcher -> watcher.received().entrySet().stream())
                .filter(event -> commits.get(event.getKey()).isAfter(start))
                .mapToLong(event -> ChronoUnit.MICROS.between(commits.get(event.getKey()), event.getValue()));
    }

    private Map<String, Instant> commits(Database rows) {
        try (Connection connection = rows.connect();
                PreparedStatement statement = connection.prepareStatement(COMMITS)) {
            statement.setString(1, id);
            Map<String, Instant> commits = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    commits.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return commits;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

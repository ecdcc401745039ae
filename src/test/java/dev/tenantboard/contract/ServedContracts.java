package dev.tenantboard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The contracts of the servers under test. Each server is queried once. */
public final class ServedContracts {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<URI, Contract> SERVED = new ConcurrentHashMap<>();

    private ServedContracts() {}

    /** Fails if an exchange with a server violates that server's contract. */
    public static void hold(URI server, Exchange exchange) {
        of(server)
                .ifPresent(contract -> assertThat(contract.violations(exchange))
                        .as(() -> "breaches of the contract by " + exchange)
                        .isEmpty());
    }

    /** Fails if an event of a server violates that server's contract. */
    public static void hold(URI server, String event, String data) {
        of(server)
                .ifPresent(contract -> assertThat(contract.violations(event, json(data)))
                        .as(() -> "breaches of the contract by " + event + ": " + data)
                        .isEmpty());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(text, malformed);
        }
    }

    /** Returns nothing if the application is not deployed, or answers all requests with 503. */
    private static Optional<Contract> of(URI server) {
        Contract known = SERVED.get(server);
        if (known == null) {
            read(server).map(Contract::new).ifPresent(contract -> SERVED.put(server, contract));
        }
        return Optional.ofNullable(SERVED.get(server));
    }

    private static Optional<JsonNode> read(URI server) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/openapi?format=JSON"))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? new Exchange("GET", "/openapi", 200, answer.headers(), answer.body()).json()
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("no document from " + server, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}

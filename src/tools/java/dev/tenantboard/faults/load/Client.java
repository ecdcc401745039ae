package dev.tenantboard.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.faults.balancer.Balancer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/** A tenant's client. It tells the tally of every request, and of every answer that is a fault or holds another's rows. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI server;
    private final Tenants.Tenant tenant;
    private final Tally tally;

    Client(URI server, Tenants.Tenant tenant, Tally tally) {
        this.server = server;
        this.tenant = tenant;
        this.tally = tally;
    }

    /** An answer; its status is 0 where there was none. */
    record Answer(int status, String etag, String body) {

        static final Answer NONE = new Answer(0, null, "");

        /** Whether the request may be sent again, because nobody said what has become of it. */
        boolean isOpen() {
            return status == 0 || status >= 500 || status == 429;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException failure) {
                throw new IllegalStateException(body, failure);
            }
        }
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object body, String key) {
        return send("POST", path, body, Map.of("Idempotency-Key", "\"" + key + "\""));
    }

    Answer patch(String path, Object body, String etag) {
        return send("PATCH", path, body, Map.of("If-Match", etag));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    private Answer send(String method, String path, Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/api/v1/dashboard" + path))
                    .timeout(Duration.ofSeconds(40))
                    .header("Authorization", "Bearer " + tenant.token())
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (body != null) {
                request.header(
                        "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
            }
            headers.forEach(request::header);
            return judged(method + " " + path, HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (HttpTimeoutException slow) {
            tally.add("timeout");
        } catch (ConnectException refused) {
            tally.add("refused");
        } catch (IOException cut) {
            tally.add("cut");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return Answer.NONE;
    }

    private Answer judged(String what, HttpResponse<String> response) {
        int status = response.statusCode();
        boolean balancers = response.headers().firstValue(Balancer.OWN).isPresent();
        if (status >= 500 || status == 429) {
            tally.add(status + (balancers ? " of the balancer" : ""));
        } else {
            tally.add(Tally.FINE);
        }
        if (status == 500) {
            tally.complain(what + " answered " + response.body());
        }
        if (status == 503
                && !balancers
                && response.headers().firstValue("Retry-After").isEmpty()) {
            tally.complain(what + " answered 503 without Retry-After: " + response.body());
        }
        if (response.body().replace(tenant.organization(), "").contains("tenant-")) {
            tally.complain(what + " answered " + tenant.organization() + " with " + response.body());
        }
        return new Answer(status, response.headers().firstValue("ETag").orElse(null), response.body());
    }
}

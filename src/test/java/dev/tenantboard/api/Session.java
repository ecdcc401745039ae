package dev.tenantboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.contract.ServedContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API for one caller. It is immutable: {@code with} returns another session with that header. Paths are below {@code
 * /api/v1/dashboard}, unless the session is {@link #absolute}. Bodies are JSON: a string is sent unchanged, other objects are
 * written by Jackson. Every answer is compared with the contract that the server publishes.
 */
public record Session(URI server, String basePath, Map<String, String> headers) {

    private static final String BASE_PATH = "/api/v1/dashboard";
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Session anonymous(URI server) {
        return new Session(
                server,
                BASE_PATH,
                Map.of("Accept", "application/json, text/event-stream;q=0.9, application/problem+json;q=0.9"));
    }

    /** Returns a session whose paths begin at the server's root, such as {@code /openapi} or {@code /api/v1/me}. */
    public Session absolute() {
        return new Session(server, "", headers);
    }

    /** Returns a session with a header, which replaces one of the same name; null removes it. */
    public Session with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        if (value == null) {
            changed.remove(header);
        } else {
            changed.put(header, value);
        }
        return new Session(server, basePath, changed);
    }

    public Session ifMatch(String etag) {
        return with("If-Match", etag);
    }

    public Session ifNoneMatch(String etag) {
        return with("If-None-Match", etag);
    }

    public Session inOrganization(String organizationId) {
        return with("X-Organization-Id", organizationId);
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer head(String path) {
        return send("HEAD", path, null, BodyPublishers.noBody());
    }

    public Answer options(String path) {
        return send("OPTIONS", path, null, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, "application/merge-patch+json", json(body));
    }

    /**
     * Sends any method and body, for requests that the other methods cannot send.
     *
     * @param contentType used unless the session has one; null for none
     */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + basePath + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        headers.forEach(request::setHeader);
        if (contentType != null && !headers.containsKey("Content-Type")) {
            request.setHeader("Content-Type", contentType);
        }
        return send(request.build());
    }

    /** Opens a stream of events. */
    public EventReader events() {
        return events("/events");
    }

    /** Opens a stream of events at another path. */
    public EventReader events(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + basePath + path));
        headers.forEach(request::setHeader);
        return EventReader.open(CLIENT, server, request.build());
    }

    /** Opens a stream of events that continues another one. */
    public EventReader eventsAfter(String lastId) {
        return with("Last-Event-ID", lastId).events();
    }

    private static String target(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private Answer send(HttpRequest request) {
        try {
            Answer answer = Answer.of(CLIENT.send(request, FirstEvents::handle));
            ServedContracts.hold(server, answer.exchange(request.method(), target(request.uri())));
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

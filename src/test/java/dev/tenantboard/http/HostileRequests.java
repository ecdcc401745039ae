package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.openapi.ApiDocument;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random requests for the operations of the contract. Some are valid, most have one or two errors. They reuse ids and
 * entity tags of earlier answers.
 */
final class HostileRequests {

    private static final List<String> MEDIA_TYPES =
            List.of("text/plain", "application/xml", "application/json; charset=utf-16", "x", "*/*");
    private static final List<String> ACCEPTED =
            List.of("text/html", "application/xml", "application/json;q=0", "x", "*/*", "application/problem+json");
    private static final List<String> TAGS = List.of("*", "x", "\"x\"", "W/\"x\"", "\"x\", \"y\"", "\"\"");
    private static final int MOST_IDS = 200;

    private final ApiDocument document;
    private final HostileText text;
    private final HostileValues values;
    private final List<String> names;
    private final Map<String, List<String>> ids = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    HostileRequests(ApiDocument document, Random random) {
        this.document = document;
        this.text = new HostileText(random);
        this.values = new HostileValues(document, text);
        this.names = List.copyOf(document.operations().keySet());
    }

    /** Sends the next request. */
    Answer send(Session caller) {
        String name = text.oneOf(names);
        JsonNode operation = document.operations().get(name);
        String[] words = name.split(" ");
        String path = path(words[1], operation);
        Session session = caller.absolute();
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.get("in").asText().equals("header")) {
                session = withHeader(session, parameter.get("name").asText(), path);
            }
        }
        if (text.chance(0.05)) {
            session = session.with("Accept", text.oneOf(ACCEPTED));
        }
        Answer answer = send(session, words[0], path + query(operation), operation);
        remember(words[1], path, answer);
        return answer;
    }

    private Answer send(Session session, String method, String path, JsonNode operation) {
        JsonNode contents = operation.at("/requestBody/content");
        if (contents.isEmpty()) {
            BodyPublisher none = text.chance(0.03) ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
            return session.send(method, path, null, none);
        }
        var content = text.oneOf(List.copyOf(contents.properties()));
        String mediaType = text.chance(0.05) ? text.oneOf(MEDIA_TYPES) : content.getKey();
        return session.send(method, path, mediaType, BodyPublishers.ofByteArray(values.body(content.getValue())));
    }

    private String path(String template, JsonNode operation) {
        String path = template;
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.get("in").asText().equals("path")) {
                String name = parameter.get("name").asText();
                path = path.replace("{" + name + "}", HostileText.encoded(pathValue(template, parameter)));
            }
        }
        return path;
    }

    private String pathValue(String template, JsonNode parameter) {
        if (text.chance(0.15)) {
            // Grizzly itself breaks on paths with a segment of dots, before the application sees them.
            return text.word().replaceFirst("^\\.\\.+$", "dots");
        }
        List<String> known = ids.getOrDefault(collection(template), List.of());
        return known.isEmpty() ? values.good(parameter.get("schema")) : text.oneOf(known);
    }

    private static String collection(String template) {
        return template.replaceFirst("/\\{.*", "");
    }

    private String query(JsonNode operation) {
        List<String> given = new ArrayList<>();
        for (JsonNode parameter : document.parameters(operation)) {
            while (parameter.get("in").asText().equals("query") && text.chance(0.2)) {
                String value = text.chance(0.3) ? text.word() : values.good(parameter.get("schema"));
                given.add(parameter.get("name").asText() + "=" + HostileText.encoded(value));
            }
        }
        if (text.chance(0.03)) {
            given.add(text.encodedWord() + "=" + text.encodedWord());
        }
        return given.isEmpty() ? "" : "?" + String.join("&", given);
    }

    private Session withHeader(Session session, String name, String path) {
        return switch (name) {
            case "If-Match" ->
                session.with(
                        name,
                        text.chance(0.15)
                                ? text.oneOf(TAGS)
                                : tags.getOrDefault(path.replaceFirst("/marks$", ""), "\"x\""));
            case "If-None-Match" ->
                text.chance(0.3) ? session.with(name, tags.getOrDefault(path, text.oneOf(TAGS))) : session;
            case "Idempotency-Key" ->
                text.chance(0.2)
                        ? session.with(
                                name, text.chance(0.5) ? "key-" + text.random().nextInt(50) : text.headerValue())
                        : session;
            default -> text.chance(0.05) ? session.with(name, text.headerValue()) : session;
        };
    }

    private void remember(String template, String path, Answer answer) {
        if (answer.etag() != null) {
            tags.put(path, answer.etag());
        }
        boolean accepted = answer.status() == 200 || answer.status() == 201;
        if (accepted && answer.body().startsWith("{")) {
            remember(collection(template), answer.json());
            answer.json().path("items").forEach(item -> remember(collection(template), item));
        }
    }

    private void remember(String collection, JsonNode row) {
        List<String> known = ids.computeIfAbsent(collection, first -> new ArrayList<>());
        if (row.has("id")) {
            known.add(row.get("id").asText());
            tags.put(collection + "/" + row.get("id").asText(), row.path("etag").asText("\"x\""));
        }
        if (known.size() > MOST_IDS) {
            known.remove(0);
        }
    }
}

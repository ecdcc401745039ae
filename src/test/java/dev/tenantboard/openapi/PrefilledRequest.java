package dev.tenantboard.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The request that Swagger UI sends for an operation as it stands: each parameter has its example or its default, and the body
 * is the example of the first media type.
 */
record PrefilledRequest(String method, String path, Map<String, String> headers, String mediaType, String body) {

    static PrefilledRequest of(String name, JsonNode operation, ApiDocument document) {
        Map<String, String> headers = new TreeMap<>();
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (JsonNode parameter : document.parameters(operation)) {
            String value = prefilled(parameter);
            String field = parameter.get("name").asText();
            if (value != null && parameter.get("in").asText().equals("header")) {
                headers.put(field, value);
            } else if (value != null) {
                query.add(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        String[] words = name.split(" ");
        return operation.has("requestBody")
                ? withBody(words[0], words[1] + query, headers, operation.at("/requestBody/content"))
                : new PrefilledRequest(words[0], words[1] + query, headers, null, null);
    }

    private static PrefilledRequest withBody(
            String method, String path, Map<String, String> headers, JsonNode content) {
        var first = content.properties().iterator().next();
        JsonNode example = first.getValue().path("example");
        return new PrefilledRequest(
                method, path, headers, first.getKey(), example.isTextual() ? example.asText() : example.toString());
    }

    private static String prefilled(JsonNode parameter) {
        for (String pointer : new String[] {"/example", "/schema/example", "/schema/default"}) {
            JsonNode value = parameter.at(pointer);
            if (!value.isMissingNode()) {
                return value.asText();
            }
        }
        return null;
    }

    Answer send(Session session) {
        Session prepared = session;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            prepared = prepared.with(header.getKey(), header.getValue());
        }
        return body == null
                ? prepared.send(method, path, null, BodyPublishers.noBody())
                : prepared.send(method, path, mediaType, BodyPublishers.ofString(body));
    }
}

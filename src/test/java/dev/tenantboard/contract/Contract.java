package dev.tenantboard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks answers against an OpenAPI document. */
public final class Contract {

    /** Headers of the server and the transport, and not of the application. */
    private static final Set<String> TRANSPORT = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "keep-alive",
            "transfer-encoding",
            "x-frame-options");

    private static final String EVENTS =
            "/paths/~1api~1v1~1dashboard~1events/get/responses/200/content/text~1event-stream/x-event-data/";
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_SCHEMA = "/components/schemas/Problem";

    private final JsonNode document;
    private final StrictSchemas schemas;
    private final List<DocumentedOperation> operations;

    public Contract(JsonNode document) {
        this.document = document;
        this.schemas = new StrictSchemas(document);
        this.operations = DocumentedOperation.of(document);
    }

    /** Returns the violations of the contract by an exchange, as sentences. */
    public List<String> violations(Exchange exchange) {
        if (!exchange.reachesApplication()) {
            return List.of();
        }
        Optional<DocumentedOperation> operation = operations.stream()
                .filter(candidate -> candidate.matches(exchange))
                .findFirst();
        return operation.isPresent() ? ofOperation(operation.get(), exchange) : ofNoOperation(exchange);
    }

    /** Returns the violations of the contract by the data of a server-sent event, as sentences. */
    public List<String> violations(String event, JsonNode data) {
        String pointer = EVENTS + event;
        return document.at(pointer).isMissingNode()
                ? List.of("event " + event + " is not documented")
                : schemas.violations(pointer, data);
    }

    private List<String> ofOperation(DocumentedOperation operation, Exchange exchange) {
        String pointer = operation.answer(exchange.status());
        JsonNode answer = document.at(pointer);
        if (answer.isMissingNode()) {
            return List.of(operation.method() + " " + operation.path() + " documents no status " + exchange.status());
        }
        String resolved = resolve(pointer);
        List<String> found = new ArrayList<>(headers(resolved + "/headers", exchange));
        found.addAll(body(resolved + "/content", exchange));
        return found;
    }

    private String resolve(String pointer) {
        JsonNode node = document.at(pointer);
        return node.has("$ref") ? node.get("$ref").asText().substring(1) : pointer;
    }

    private List<String> headers(String pointer, Exchange exchange) {
        List<String> found = new ArrayList<>();
        Set<String> undocumented = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        undocumented.addAll(exchange.headers().map().keySet());
        undocumented.removeIf(name -> TRANSPORT.contains(name.toLowerCase(Locale.ROOT))
                || name.regionMatches(true, 0, "Access-Control-", 0, 15));
        document.at(pointer).fieldNames().forEachRemaining(name -> {
            undocumented.remove(name);
            found.addAll(header(resolve(pointer + "/" + name), name, exchange));
        });
        undocumented.forEach(name -> found.add("header " + name + " is not documented"));
        return found;
    }

    private List<String> header(String pointer, String name, Exchange exchange) {
        Optional<String> value = exchange.header(name);
        if (value.isEmpty()) {
            return document.at(pointer).path("required").asBoolean()
                    ? List.of("header " + name + " is missing")
                    : List.of();
        }
        return schemas.violations(resolve(pointer + "/schema"), parsed(value.get())).stream()
                .map(violation -> "header " + name + ": " + violation)
                .toList();
    }

    private static JsonNode parsed(String value) {
        return value.matches("-?\\d{1,9}") ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
    }

    private List<String> body(String pointer, Exchange exchange) {
        if (exchange.method().equals("HEAD")) {
            return exchange.hasBody() ? List.of("a HEAD has a body") : List.of();
        }
        JsonNode content = document.at(pointer);
        if (content.isMissingNode()) {
            return exchange.hasBody() ? List.of("no body is documented") : List.of();
        }
        String mediaType = exchange.mediaType();
        return content.has(mediaType)
                ? json(pointer + "/" + mediaType.replace("/", "~1") + "/schema", exchange)
                : List.of("the media type '" + mediaType + "' is not documented");
    }

    /** A text is valid JSON, too. */
    private List<String> json(String pointer, Exchange exchange) {
        Optional<JsonNode> json = exchange.isText() ? Optional.of(TextNode.valueOf(exchange.body())) : exchange.json();
        return json.isEmpty() ? List.of("the body is no JSON") : schemas.violations(resolve(pointer), json.get());
    }

    /** Checks requests for no operation: the answer is a problem, or the request is OPTIONS. */
    private List<String> ofNoOperation(Exchange exchange) {
        if (!exchange.path().startsWith("/api/")) {
            return List.of();
        }
        if (!exchange.isFailure()) {
            return exchange.method().equals("OPTIONS") ? List.of() : List.of("the document has no such operation");
        }
        return exchange.method().equals("HEAD") ? List.of() : problem(exchange);
    }

    private List<String> problem(Exchange exchange) {
        List<String> found = new ArrayList<>();
        if (exchange.status() == 405 && exchange.header("Allow").isEmpty()) {
            found.add("header Allow is missing");
        }
        if (!exchange.mediaType().equals(PROBLEM)) {
            found.add("the media type '" + exchange.mediaType() + "' is not that of a problem");
            return found;
        }
        found.addAll(json(PROBLEM_SCHEMA, exchange));
        return found;
    }
}

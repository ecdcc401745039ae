package dev.tenantboard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Proves that the check works: it accepts an answer that complies with the document, and finds each deviation. */
class ContractTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            paths:
              /api/v1/things/{id}:
                get:
                  responses:
                    "200":
                      headers:
                        ETag: {$ref: "#/components/headers/ETag"}
                        Link: {schema: {type: string}}
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/Thing"}
                    "404": {$ref: "#/components/responses/NotFound"}
                    "503":
                      headers:
                        Retry-After: {required: true, schema: {type: integer, minimum: 0}}
                      content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}
                delete:
                  responses:
                    "204": {description: Done.}
              /api/v1/things/all:
                get:
                  responses:
                    "204": {description: Nothing.}
            components:
              headers:
                ETag: {required: true, schema: {type: string, pattern: '^"[^"]*"$'}}
              responses:
                NotFound:
                  content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}
              schemas:
                Problem:
                  type: object
                  required: [title, status]
                  properties: {title: {type: string}, status: {type: integer}}
                Kind: {type: string, enum: [GOOD, BAD]}
                Thing:
                  type: object
                  required: [id, at, kind]
                  properties:
                    id: {type: string, maxLength: 5}
                    at: {type: string, format: date-time}
                    count: {type: integer, format: int32, nullable: true}
                    kind: {nullable: true, allOf: [{$ref: "#/components/schemas/Kind"}]}
                    free: {type: object, additionalProperties: true}
                    parts:
                      type: array
                      items: {type: object, properties: {x: {type: integer}}}
            """;

    private static final String THING = """
            {"id": "t1", "at": "2026-01-31T09:30:00.5Z", "count": 1, "kind": "GOOD", "free": {"any": 1},
            "parts": [{"x": 1}]}""";

    private final Contract contract = new Contract(document());

    private static JsonNode document() {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(DOCUMENT);
        return new ObjectMapper().valueToTree(read);
    }

    @Test
    void letsPassWhatIsDocumented() {
        assertThat(violations("GET", "/things/1", 200, json("ETag", "\"a\"", "Date", "today"), THING))
                .isEmpty();
        assertThat(violations("GET", "/things/1", 200, json("etag", "\"a\"", "link", "<x>"), THING))
                .isEmpty();
        assertThat(violations("HEAD", "/things/1;v=1/", 200, json("ETag", "\"a\""), ""))
                .isEmpty();
        assertThat(violations("GET", "/things/all", 204, Map.of(), "")).isEmpty();
        assertThat(violations("DELETE", "/things/1", 204, Map.of(), "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "id": "t1"     | "id": "too long"             | /id
                    "id": "t1",    |                              | required property 'id'
                    "count": 1     | "count": 1, "more": 1        | property 'more' is not defined
                    "count": 1     | "count": "1"                 | /count
                    "count": 1     | "count": 3000000000          | /count
                    {"x": 1}       | {"x": 1, "y": 1}             | property 'y' is not defined
                    30:00.5Z       | 30:00.5+01:00                | /at
                    2026-01-31     | 2026-02-31                   | /at
                    "GOOD"         | "UGLY"                       | /kind
                    "t1"           | null                         | /id
                    {"any": 1}     | []                           | /free
                    }]}            | }]} {}                       | no JSON""")
    void catchesBody(String part, String other, String complaint) {
        String body = THING.replace(part, other == null ? "" : other);

        assertThat(violations("GET", "/things/1", 200, json("ETag", "\"a\""), body))
                .singleElement()
                .asString()
                .contains(complaint);
    }

    @Test
    void letsNullStandWhereItIsDocumented() {
        String body = THING.replace("\"GOOD\"", "null").replace("\"count\": 1", "\"count\": null");

        assertThat(violations("GET", "/things/1", 200, json("ETag", "\"a\""), body))
                .isEmpty();
    }

    @Test
    void catchesHeaders() {
        assertThat(violations("GET", "/things/1", 200, json(), THING)).containsExactly("header ETag is missing");
        assertThat(violations("GET", "/things/1", 200, json("ETag", "W/\"a\""), THING))
                .hasSize(1);
        assertThat(violations("HEAD", "/things/1", 200, json("ETag", "\"a\"", "X-Secret", "1"), ""))
                .containsExactly("header X-Secret is not documented");
        assertThat(violations("GET", "/things/1", 503, problem("Retry-After", "soon"), PROBLEM))
                .hasSize(1);
        assertThat(violations("GET", "/things/1", 503, problem("Retry-After", "1"), PROBLEM))
                .isEmpty();
    }

    @Test
    void catchesStatusMediaTypeAndBodyWhereThereIsNone() {
        assertThat(violations("GET", "/things/1", 202, json(), THING)).hasSize(1);
        assertThat(violations("GET", "/things/1", 404, json(), "{\"title\": \"x\", \"status\": 404}"))
                .containsExactly("the media type 'application/json' is not documented");
        assertThat(violations("GET", "/things/1", 404, Map.of(), "")).hasSize(1);
        assertThat(violations("DELETE", "/things/1", 204, json(), "{}")).containsExactly("no body is documented");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothings", "/things", "/things/1/2"})
    void wantsAProblemWhereNoOperationIs(String path) {
        assertThat(violations("GET", path, 404, problem(), PROBLEM)).isEmpty();
        assertThat(violations("GET", path, 404, problem(), "{}")).hasSize(2);
        assertThat(violations("GET", path, 404, Map.of(), "<html>")).hasSize(1);
        assertThat(violations("GET", path, 200, json(), "{}")).hasSize(1);
        assertThat(violations("PUT", path, 405, problem(), PROBLEM)).containsExactly("header Allow is missing");
        assertThat(violations("PUT", path, 405, problem("Allow", "GET"), PROBLEM))
                .isEmpty();
    }

    private static final String PROBLEM = "{\"title\": \"Wrong\", \"status\": 404}";

    private static Map<String, List<String>> json(String... headers) {
        return headers("application/json", headers);
    }

    private static Map<String, List<String>> problem(String... headers) {
        return headers("application/problem+json", headers);
    }

    private static Map<String, List<String>> headers(String mediaType, String... headers) {
        Map<String, List<String>> all = new TreeMap<>(Map.of("Content-Type", List.of(mediaType)));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return all;
    }

    private List<String> violations(
            String method, String path, int status, Map<String, List<String>> headers, String body) {
        return contract.violations(
                new Exchange(method, "/api/v1" + path, status, HttpHeaders.of(headers, (name, value) -> true), body));
    }
}

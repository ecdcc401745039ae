package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.dashboard.TemplateApplicationResource;
import dev.tenantboard.http.BodyOperation.Target;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invalid bodies of every operation: each is answered with a problem that points to the field, and changes nothing. */
class BadInputIT extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEBIBYTE = 1024 * 1024;

    private Session owner;

    @BeforeEach
    void signIn() {
        owner = api.as(ACME_OWNER);
    }

    private Session caller(BodyOperation operation) {
        return api.as(operation.caller());
    }

    /** The application of a template is the only POST without a body. */
    @Test
    void coversEveryOperationThatTakesABody() {
        long operations = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.tenantboard").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method ->
                                Stream.of(POST.class, PUT.class, PATCH.class).anyMatch(method::isAnnotatedWith))
                        .filter(method -> !method.getOwner().isEquivalentTo(TemplateApplicationResource.class))
                        .count();

        assertThat(BodyOperation.values()).hasSize((int) operations);
    }

    @ParameterizedTest
    @EnumSource
    void refusesMalformedJsonAndJsonAboveTheLimits(BodyOperation operation) {
        assertUnchangedAfter(operation, target -> {
            for (String text : unreadable(operation.body())) {
                operation.send(caller(operation), target, text).isProblem(400).doesNotEcho("Smuggled");
            }
        });
    }

    private static List<String> unreadable(String body) {
        return List.of(
                "",
                "  \n",
                "{\"Smuggled",
                "{\"name\":",
                "nul",
                "{'name':1}",
                "{\"name\":NaN}",
                "{\"name\":Infinity}",
                "{\"name\":01}",
                "{\"name\":+1}",
                "{\"name\":\"a\tb\"}",
                "{\"name\":1,}",
                "/**/" + body,
                body + "x",
                body + body,
                body + "]",
                "\uFEFF\uFEFF" + body,
                body.replaceFirst("\\{", "{\"Smuggled\":1,\"Smuggled\":2,"),
                "[".repeat(34) + "]".repeat(34),
                "[".repeat(10_000),
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "{\"a\":".repeat(33) + "1" + "}".repeat(34),
                "{\"a\":" + "1".repeat(101) + "}",
                "{\"a\":0." + "1".repeat(101) + "}",
                "{\"a\":1e9999999999}",
                "{\"a\":-1e-9999999999}",
                "{\"" + "k".repeat(60_000) + "\":1}");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotUtf8(BodyOperation operation) {
        assertUnchangedAfter(operation, target -> {
            for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")) {
                byte[] bytes = operation.body().getBytes(Charset.forName(charset));
                operation
                        .send(caller(operation), target, BodyPublishers.ofByteArray(bytes))
                        .isProblem(400);
            }
            for (String sequence :
                    List.of("\u00ff\u00fe", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080")) {
                byte[] bytes = ("{\"a\":\"" + sequence + "\"}").getBytes(StandardCharsets.ISO_8859_1);
                operation
                        .send(caller(operation), target, BodyPublishers.ofByteArray(bytes))
                        .isProblem(400);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORD_ACTIVITIES")
    void refusesADocumentThatIsNotAnObject(BodyOperation operation) {
        assertUnchangedAfter(operation, target -> {
            for (String text : List.of("null", "[]", "\"x\"", "1", "true", "[" + operation.body() + "]")) {
                operation.send(caller(operation), target, text).isProblem(422).pointsTo("");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORD_ACTIVITIES")
    void refusesUnknownFieldsWithAPointer(BodyOperation operation) {
        assertUnchangedAfter(operation, target -> {
            for (String field :
                    List.of("nope", "organizationId", "userId", "createdBy", "id", "updatedAt", "insideGrid")) {
                ObjectNode body = tree(operation.body()).put(field, "Smuggled");
                operation
                        .send(caller(operation), target, body.toString())
                        .isProblem(422)
                        .pointsTo("/" + field)
                        .doesNotEcho("Smuggled");
            }
            ObjectNode escaped = tree(operation.body()).put("a/b~c", 1);
            operation
                    .send(caller(operation), target, escaped.toString())
                    .isProblem(422)
                    .pointsTo("/a~1b~0c");
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORD_ACTIVITIES")
    void refusesValuesOfAnotherTypeFieldByField(BodyOperation operation) {
        assertUnchangedAfter(
                operation,
                target -> tree(operation.body()).properties().forEach(field -> {
                    for (String wrong : wrongFor(field.getValue())) {
                        Answer answer = operation.send(
                                caller(operation), target, with(operation.body(), field.getKey(), wrong));
                        answer.isProblem(422);
                        assertThat(answer.text("/errors/0/pointer"))
                                .as(wrong + " in " + answer)
                                .startsWith("/" + field.getKey());
                        assertThat(answer.text("/errors/0/detail")).isNotEqualTo("cannot be read");
                    }
                }));
    }

    /** Works on text, because a JSON library would repair half a surrogate pair. */
    private static String with(String body, String field, String value) {
        ObjectNode others = tree(body);
        others.remove(field);
        String rest = others.toString().substring(1);
        return "{\"" + field + "\":" + value + (rest.equals("}") ? "" : ",") + rest;
    }

    private static List<String> wrongFor(JsonNode value) {
        if (value.isTextual()) {
            boolean constant = value.textValue().matches("[A-Z_]{4,}");
            return constant
                    ? List.of(
                            "0",
                            "1",
                            "true",
                            "{}",
                            "[]",
                            "\"\"",
                            "\"NOPE\"",
                            "\"0\"",
                            "\"" + value.textValue().toLowerCase() + "\"")
                    : List.of(
                            "1", "1.5", "true", "{}", "[]", "[\"x\"]", "\"a\\u0000b\"", "\"a\\ud800b\"", "\"\\udc00\"");
        }
        if (value.isBoolean()) {
            return List.of("\"true\"", "1", "0", "{}", "[]");
        }
        if (value.isIntegralNumber()) {
            return List.of(
                    "99999999999", "-99999999999", "1.5", "1e2", "1e400", "\"5\"", "true", "{}", "[]", "1".repeat(100));
        }
        if (value.isNumber()) {
            return List.of("\"5\"", "true", "{}", "[]", "1e400", "1e-400", "1e1000000000", "1e-1000000000");
        }
        return value.isArray()
                ? List.of("{}", "\"x\"", "1", "true", "[1]", "[null]", "[[]]", "[\"a\\u0000\"]")
                : List.of(
                        "[]",
                        "\"x\"",
                        "\"\"",
                        "1",
                        "true",
                        "{\"a\\u0000\":1}",
                        "{\"a\":{\"b\":\"\\u0000\"}}",
                        "{\"a\":[1e-9999]}");
    }

    @ParameterizedTest
    @EnumSource
    void refusesBodiesThatAreTooLarge(BodyOperation operation) {
        byte[] blanks = " ".repeat(operation.maxBytes() + 1).getBytes(StandardCharsets.UTF_8);
        assertUnchangedAfter(operation, target -> {
            operation
                    .send(caller(operation), target, BodyPublishers.ofByteArray(blanks))
                    .isProblem(413);
            operation.send(caller(operation), target, withoutLength(blanks)).isProblem(413);
        });
    }

    @Test
    void refusesALargeBodyWithoutAContentLength() {
        byte[] blanks = " ".repeat(9 * MEBIBYTE).getBytes(StandardCharsets.UTF_8);

        owner.send("POST", "/widgets", "application/json", withoutLength(blanks))
                .isProblem(413);
    }

    private static BodyPublisher withoutLength(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    @ParameterizedTest
    @EnumSource
    void refusesOtherMediaTypesCharsetsAndCodings(BodyOperation operation) {
        assertUnchangedAfter(operation, target -> {
            Session session = caller(operation).ifMatch(target.etag());
            String other = operation.method().equals("PATCH") ? "application/json" : MergePatch.MEDIA_TYPE;
            for (String type : List.of(
                    other,
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    operation.contentType() + "; charset=utf-16",
                    operation.contentType() + "; charset=iso-8859-1")) {
                assertUnsupported(operation, send(session, operation, target, type));
            }
            assertUnsupported(operation, send(session, operation, target, null));
            assertUnsupported(
                    operation,
                    send(session.with("Content-Encoding", "br"), operation, target, operation.contentType()));
            for (String garbage : List.of("garbage", "a/b/c;;;", ";")) {
                send(session, operation, target, garbage).isProblem(400);
            }
        });
    }

    private static Answer send(Session session, BodyOperation operation, Target target, String type) {
        return session.send(operation.method(), target.path(), type, BodyPublishers.ofString(operation.body()));
    }

    private static void assertUnsupported(BodyOperation operation, Answer answer) {
        answer.isProblem(415);
        if (operation.method().equals("PATCH")) {
            assertThat(answer.header("Accept-Patch")).isEqualTo(MergePatch.MEDIA_TYPE);
        }
    }

    private void assertUnchangedAfter(BodyOperation operation, Consumer<Target> requests) {
        Target target = operation.target(caller(operation));
        Undisturbed before = Undisturbed.since(TestServer.running());

        requests.accept(target);

        before.check();
        operation.send(caller(operation), target, operation.body()).isStatus(operation.success());
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) node(json);
    }

    private static JsonNode node(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}

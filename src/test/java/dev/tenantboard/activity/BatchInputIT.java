package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.LINES;
import static dev.tenantboard.activity.Batches.PATH;
import static dev.tenantboard.activity.Batches.item;
import static dev.tenantboard.activity.Batches.send;
import static dev.tenantboard.activity.Batches.sendText;
import static dev.tenantboard.activity.Batches.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invalid item does not affect the others; a body with a syntax error stores nothing. */
class BatchInputIT extends ServerTest {

    private static final int LARGEST = 8 * 1024 * 1024;
    private static final String GOOD = item("good");

    private String organization;
    private Session member;
    private Database rows;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        rows = new Database(database);
        organization = rows.organization("org-" + name, "FREE");
        member = api.as(rows.member("member-" + name, organization, "MEMBER"));
    }

    /** Returns items that are JSON but invalid, with the pointer of the error. */
    private static Map<String, String> invalidItems() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String kind : List.of("null", "[]", "[" + GOOD + "]", "\"x\"", "\"\"", "1", "1.5", "true")) {
            wrong.put(kind, "");
        }
        for (String field : List.of("title", "type", "entityType", "entityId", "action")) {
            wrong.put(without(field), "/" + field);
            for (String value : List.of("null", "\"\"", "\"a\\u0000\"", "\"\\ud800\"", "1", "true", "{}", "[\"x\"]")) {
                wrong.put(with(field, value), "/" + field);
            }
        }
        for (String value :
                List.of("[]", "\"x\"", "1", "true", "{\"a\\u0000\":1}", "{\"a\":[\"\\udc00\"]}", "{\"a\":1e-9999}")) {
            wrong.put(with("metadata", value), "/metadata");
        }
        wrong.put(with("metadata", "{\"a\":\"" + "x".repeat(33_000) + "\"}"), "/metadata");
        wrong.put(with("metadata", "{\"a\":[" + "1,".repeat(2_000) + "1]}"), "/metadata");
        wrong.put(with("title", '"' + "x".repeat(256) + '"'), "/title");
        wrong.put(with("title", '"' + "x".repeat(200_000) + '"'), "/title");
        wrong.put(item("long", "description", '"' + "x".repeat(10_001) + '"'), "/description");
        wrong.put(with("entityId", '"' + "x".repeat(1_001) + '"'), "/entityId");
        wrong.put(item("key", "dedupeKey", "\"\""), "/dedupeKey");
        wrong.put(item("key", "dedupeKey", '"' + "x".repeat(256) + '"'), "/dedupeKey");
        wrong.put(item("key", "dedupeKey", "1"), "/dedupeKey");
        wrong.put(item("grave", "severity", "\"GRAVE\""), "/severity");
        wrong.put(item("grave", "severity", "1"), "/severity");
        for (String field : List.of("nope", "id", "userId", "organizationId", "createdAt", "isRead")) {
            wrong.put(item("more", field, "\"Smuggled\""), "/" + field);
        }
        wrong.put(item("more", "x".repeat(40_000), "1"), "");
        return wrong;
    }

    private static String without(String field) {
        return GOOD.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
    }

    private static String with(String field, String value) {
        String rest = field.equals("metadata") ? GOOD.replaceFirst(",\"metadata\":\\{[^}]*}", "") : without(field);
        return "{\"" + field + "\":" + value + "," + rest.substring(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void reportsEachInvalidItemAndStoresTheOthers(String type) {
        Map<String, String> wrong = invalidItems();
        List<String> items = new ArrayList<>();
        wrong.keySet().forEach(item -> Collections.addAll(items, GOOD, item));

        Answer answer = send(member, type, items).isStatus(207);
        assertThat(answer.body()).doesNotContain("Smuggled");

        int index = 0;
        for (Map.Entry<String, String> item : wrong.entrySet()) {
            String description =
                    item.getKey().substring(0, Math.min(200, item.getKey().length())) + " in "
                            + answer.json().at("/items/" + (index + 1));
            assertThat(answer.json().at("/items/" + index + "/status").asInt()).isEqualTo(201);
            assertThat(answer.json().at("/items/" + (index + 1) + "/status").asInt())
                    .as(description)
                    .isEqualTo(422);
            assertThat(answer.text("/items/" + (index + 1) + "/problem/errors/0/pointer"))
                    .as(description)
                    .startsWith(item.getValue());
            index += 2;
        }
        assertThat(count()).isEqualTo(wrong.size());
    }

    @Test
    void refusesAnArrayWithASyntaxError() {
        for (String bad : unreadable()) {
            sendText(member, PATH, ARRAY, "[" + GOOD + "," + bad + "," + GOOD + "]")
                    .isProblem(400)
                    .doesNotEcho("Smuggled");
        }
        for (String body : List.of(
                "",
                " ",
                "[",
                "[" + GOOD,
                "[" + GOOD + ",",
                "[" + GOOD + ",]",
                "[" + GOOD + "]]",
                "[" + GOOD + "]" + GOOD,
                "[" + GOOD + "][" + GOOD + "]",
                "[" + GOOD + GOOD + "]",
                GOOD + "\n" + GOOD)) {
            sendText(member, PATH, ARRAY, body).isProblem(400);
        }

        assertThat(count()).isZero();
    }

    private static List<String> unreadable() {
        return List.of(
                "{\"Smuggled",
                "nul",
                "{'title':1}",
                "{\"title\":NaN}",
                "{\"title\":\"a\tb\"}",
                "{\"title\":1,}",
                "/**/1",
                GOOD.replaceFirst("\\{", "{\"Smuggled\":1,\"Smuggled\":2,"),
                "[".repeat(33) + "]".repeat(33),
                "[".repeat(10_000),
                "{\"a\":" + "1".repeat(101) + "}",
                "{\"a\":1e9999999999}",
                "{\"a\":-1e-9999999999}",
                "[" + "0,".repeat(50_000) + "0]",
                "{\"" + "k".repeat(60_000) + "\":1}",
                "[\"" + "x".repeat(600_000) + "\",\"" + "x".repeat(600_000) + "\"]",
                "\"" + "x".repeat(1_100_000) + "\"");
    }

    @Test
    void refusesOnlyTheLinesWithASyntaxError() {
        List<String> lines = new ArrayList<>();
        unreadable().forEach(bad -> Collections.addAll(lines, GOOD, bad));

        Answer answer = send(member, LINES, lines).isStatus(207);
        assertThat(answer.body()).doesNotContain("Smuggled");

        assertThat(statuses(answer)).containsSubsequence(201, 400).hasSize(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(statuses(answer).get(i))
                    .as(lines.get(i).substring(0, Math.min(99, lines.get(i).length())))
                    .isIn(i % 2 == 0 ? List.of(201) : List.of(400, 413));
        }
        assertThat(count()).isEqualTo(unreadable().size());
    }

    @Test
    void acceptsEmptyLinesAndCarriageReturns() {
        assertThat(statuses(sendText(member, PATH, LINES, GOOD))).containsExactly(201);
        assertThat(statuses(sendText(member, PATH, LINES, "\n\n" + GOOD + "\r\n\r\n \t\r\n" + GOOD + "\r\n")))
                .containsExactly(201, 201);
        assertThat(statuses(sendText(member, PATH, LINES, "\uFEFF" + GOOD + "\n" + GOOD)))
                .containsExactly(201, 201);
        assertThat(statuses(sendText(member, PATH, LINES, GOOD + "\n\uFEFF" + GOOD + "\n")))
                .containsExactly(201, 400);
        assertThat(statuses(sendText(member, PATH, LINES, GOOD + "\r" + GOOD + "\n" + GOOD + GOOD + "\n")))
                .containsExactly(400, 400);
        assertThat(statuses(sendText(member, PATH, LINES, "[" + GOOD + "]\n"))).containsExactly(422);
    }

    @Test
    void refusesLinesWithAnIncompleteLastLine() {
        sendText(member, PATH, LINES, GOOD + "\n" + GOOD.substring(0, 40)).isProblem(400);

        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void refusesMoreThanAThousandItemsAndZero(String type) {
        send(member, type, Collections.nCopies(1_001, GOOD)).isProblem(422).pointsTo("");
        send(member, type, Collections.nCopies(1_001, "x")).isStatus(type.equals(ARRAY) ? 400 : 422);
        send(member, type, List.of()).isProblem(422).pointsTo("");
        sendText(member, PATH, LINES, "\r\n \n").isProblem(422).pointsTo("");

        assertThat(count()).isZero();
    }

    @Test
    void refusesADocumentThatIsNotAnArray() {
        for (String body : List.of("null", "{}", GOOD, "\"x\"", "1", "true")) {
            sendText(member, PATH, ARRAY, body).isProblem(422).pointsTo("");
        }
    }

    @Test
    void readsAWildcardMediaTypeAsAnArray() {
        for (String type : List.of("*/*", "application/*")) {
            Answer answer = sendText(member, PATH, type, "[" + GOOD + "]").isStatus(207);
            assertThat(answer.json().at("/items/0/status").asInt()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void acceptsAtMostEightMebibytes(String type) {
        byte[] largest = padded(type, LARGEST);
        byte[] larger = padded(type, LARGEST + 1);

        member.send("POST", PATH, type, BodyPublishers.ofByteArray(largest)).isStatus(207);
        member.send("POST", PATH, type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(largest)))
                .isStatus(207);
        member.send("POST", PATH, type, BodyPublishers.ofByteArray(larger)).isProblem(ProblemType.BODY_TOO_LARGE);
        member.send("POST", PATH, type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(larger)))
                .isProblem(ProblemType.BODY_TOO_LARGE);

        assertThat(count()).isEqualTo(2);
    }

    private static byte[] padded(String type, int length) {
        String body = type.equals(ARRAY) ? "[" + GOOD + "]" : GOOD + "\n";
        return (body + "\n".repeat(length - body.length())).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void limitsTheDecompressedSize() throws IOException {
        Session compressed = member.with("Content-Encoding", "gzip");

        compressed
                .send("POST", PATH, ARRAY, BodyPublishers.ofByteArray(gzip(padded(ARRAY, LARGEST))))
                .isStatus(207);
        compressed
                .send("POST", PATH, ARRAY, BodyPublishers.ofByteArray(gzip(padded(ARRAY, LARGEST + 1))))
                .isProblem(ProblemType.BODY_TOO_LARGE);
        compressed
                .send("POST", PATH, ARRAY, BodyPublishers.ofByteArray(gzip(padded(ARRAY, 20 * LARGEST))))
                .isProblem(ProblemType.BODY_TOO_LARGE);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        return compressed.toByteArray();
    }

    @Test
    void refusesOtherCharsets() {
        for (String type : List.of(ARRAY, LINES)) {
            sendText(member, PATH, type + "; charset=iso-8859-1", "[" + GOOD + "]")
                    .isProblem(415);
            assertThat(sendText(member, PATH, type + ";charset=utf-8", type.equals(ARRAY) ? "[" + GOOD + "]" : GOOD)
                            .status())
                    .isEqualTo(207);
        }
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-32")) {
            byte[] bytes = ("[" + GOOD + "]").getBytes(Charset.forName(charset));
            member.send("POST", PATH, ARRAY, BodyPublishers.ofByteArray(bytes)).isProblem(400);
        }
    }

    @Test
    void refusesOnlyTheLineThatIsNotUtf8() {
        byte[] lines = (GOOD + "\n" + item("\u00ff\u00fe") + "\n" + item("\u00ed\u00a0\u0080") + "\n" + GOOD + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = member.send("POST", PATH, LINES, BodyPublishers.ofByteArray(lines))
                .isStatus(207);

        assertThat(statuses(answer)).containsExactly(201, 400, 400, 201);
    }

    private int count() {
        return Integer.parseInt(
                rows.text("select count(*) from activity_feeds where organization_id = ?", organization));
    }
}

package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.LINES;
import static dev.tenantboard.activity.Batches.item;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interrupted upload stores nothing. */
class BrokenOffIT extends ServerTest {

    private static final String LONGER = "Content-Length: 100000";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String FIRST = item("first") + "\n";
    private static final String SECOND = item("second") + "\n";

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

    /** Also if all received lines are complete: the Content-Length is larger, or the last chunk is missing. */
    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson, false",
        "application/x-ndjson, true",
        "application/json, false",
        "application/json, true"
    })
    void storesNothingOfAnIncompleteBody(String type, boolean chunked) throws IOException {
        String sent = type.equals(LINES) ? FIRST + SECOND : "[" + FIRST + "," + SECOND;

        try (Upload upload = Upload.begin(member, type, chunked ? CHUNKED : LONGER)) {
            upload.send(chunked ? chunk(sent) : sent);
            upload.end();

            assertThat(upload.answer()).doesNotStartWith("HTTP/1.1 2");
        }
        assertThat(storedRows()).isZero();
    }

    @Test
    void storesACompleteBody() throws IOException {
        try (Upload upload = Upload.begin(member, LINES, CHUNKED)) {
            upload.send(chunk(FIRST) + chunk(SECOND) + "0\r\n\r\n");
            upload.end();

            assertThat(upload.answer()).startsWith("HTTP/1.1 207");
        }
        assertThat(storedRows()).isEqualTo(2);
    }

    /** A reset connection; in the test above it ends regularly. */
    @Test
    void storesNothingAfterAConnectionReset() throws IOException {
        for (String type : new String[] {LINES, ARRAY}) {
            try (Upload upload = Upload.begin(member, type, LONGER)) {
                upload.send(type.equals(LINES) ? FIRST + SECOND : "[" + FIRST + "," + SECOND);
                upload.reset();
            }
        }
        member.post("/activities", item("later")).isStatus(201);

        assertThat(storedRows()).isOne();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n";
    }

    private int storedRows() {
        return Integer.parseInt(
                rows.text("select count(*) from activity_feeds where organization_id = ?", organization));
    }
}

package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.LINES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.activity.ActivityWriter.Row;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerHeap;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures the heap that a batch of 8 MiB needs at its two peaks: when all but its last byte is read, and while the
 * database executes the insert. The garbage is collected before each measurement.
 */
class BatchMemoryIT extends ServerTest {

    private static final int BODY = 8 * 1024 * 1024;
    private static final int ITEMS = 1_000;

    /** Bytes by which the heap changes without requests. */
    private static final int TOLERANCE = 200_000;

    private final ServerHeap heap = new ServerHeap(TestServer.running().server().process());

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void keepsOneCopyOfABatch(String type) throws Exception {
        var rows = new Database(database);
        String organization = rows.organization("heap-" + type.length(), "FREE");
        Session member = api.as(rows.member("member-of-" + organization, organization, "MEMBER"));
        byte[] body = body(type);
        Batches.sendText(member, Batches.PATH, type, new String(body, UTF_8)).isStatus(207);
        rows.update("delete from activity_feeds where organization_id = ?", organization);

        long before = awaitStable(member);
        long allocated = heap.allocated();
        try (Connection superuser = rows.connect();
                Upload upload = Upload.begin(member, type, "Content-Length: " + BODY)) {
            upload.send(body, 0, BODY - 1);
            long read = awaitRead(before) - before;
            blockInserts(superuser, organization);
            upload.send(body, BODY - 1, BODY);
            awaitInsert(rows);
            long sent = heap.live() - before;
            unblockInserts(superuser);
            String answer = upload.answer();

            System.out.printf(
                    "Heap of a batch of %,d bytes (%s), above %,d before: read %,d, sent %,d; allocated all in all about %,d%n",
                    body.length, type, before, read, sent, heap.allocated() - allocated);
            assertThat(answer).startsWith("HTTP/1.1 207");
            assertThat(Math.max(read, sent)).isLessThan(2L * BODY);
        }
        assertThat(rows.text("select count(*) from activity_feeds where organization_id = ?", organization))
                .isEqualTo("" + ITEMS);
    }

    private static byte[] body(String type) {
        List<Row> items = IntStream.range(0, ITEMS)
                .mapToObj(i -> new Row("n" + i, "text ".repeat(1_620), "" + i, "{\"n\":" + i + "}"))
                .toList();
        byte[] document = ActivityWriter.body(type, items);
        byte[] body = Arrays.copyOf(document, BODY);
        int end = type.equals(ARRAY) ? document.length - 1 : document.length;
        Arrays.fill(body, end, BODY, (byte) '\n');
        if (type.equals(ARRAY)) {
            body[BODY - 1] = ']';
        }
        return body;
    }

    /** Waits until the heap is stable. The server keeps parts of a request until the next request. */
    private long awaitStable(Session reader) {
        long before;
        long now = heap.live();
        do {
            before = now;
            reader.get("/activities?limit=1").isStatus(200);
            now = heap.live();
        } while (before - now > TOLERANCE);
        return now;
    }

    /** Waits until the server has read the bytes; less long than its timeout for slow clients. */
    private long awaitRead(long before) {
        long now = heap.live();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
        while (now - before < BODY && Instant.now().isBefore(deadline)) {
            now = heap.live();
        }
        return now;
    }

    private static void blockInserts(Connection superuser, String organization) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select pg_advisory_lock(815)");
            statement.execute("""
                    create function hold() returns trigger language plpgsql as $$
                    begin
                        while not pg_try_advisory_xact_lock_shared(815) loop
                            perform pg_sleep(0.05);
                        end loop;
                        return new;
                    end
                    $$;
                    create trigger hold before insert on activity_feeds for each row
                    when (new.organization_id = '%s' and new.title = 'n0') execute function hold()
                    """.formatted(organization));
        }
    }

    private static void awaitInsert(Database rows) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (rows.text("select count(*) from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'")
                        .equals("0")
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
    }

    private static void unblockInserts(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select pg_advisory_unlock(815)");
            statement.execute("drop trigger hold on activity_feeds; drop function hold()");
        }
    }
}

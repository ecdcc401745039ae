package dev.tenantboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.metric.value.MetricSheet;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerHeap;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of rows whose clients read slowly. */
class RowFilesIT extends ServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MEBIBYTE = 1024 * 1024;

    private Database rows;
    private MetricSheet sheet;
    private Platform platform;
    private String table;
    private String dataset;

    @BeforeEach
    void found() {
        rows = new Database(database);
        sheet = MetricSheet.in(rows, api, "org-files-" + UUID.randomUUID());
        platform = new Platform(rows);
        table = platform.expenses();
        rows.update("alter table " + table + " add column note text");
        rows.update("create index on " + table + " (organization_id, spent_at)");
        dataset = platform.offer("filerows", platform.ownOf(table));
        await(() -> sheet.session()
                        .post("/metric-datasets/" + dataset + "/rows", "{}")
                        .status()
                == 200);
    }

    @AfterEach
    void clear() {
        platform.close();
    }

    private void insert(int count, int length) {
        rows.update(
                "insert into " + table + " select ?, n, timestamptz '2026-01-01Z' + n * interval '1 second',"
                        + " repeat('x', ?) from generate_series(1, ?) n",
                sheet.organization(),
                length,
                count);
        rows.update("analyze " + table);
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private HttpResponse<InputStream> file() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(api.server() + "/api/v1/dashboard/metric-datasets/" + dataset + "/rows"))
                .header(
                        "Authorization",
                        "Bearer " + Tokens.forCaller(sheet.owner()).sign())
                .header("Content-Type", "application/json")
                .header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("{\"time\": {\"field\": \"spentAt\", \"window\":"
                        + " {\"from\": \"2025-12-31\", \"to\": \"2026-03-01\"}}}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    }

    /** Twenty megabytes are more than the buffers between the server and a client that does not read. */
    @Test
    void breaksTheConnectionIfTheRestCannotBeRead() throws Exception {
        insert(5_000, 9_000);
        HttpResponse<InputStream> answer = file();
        assertThat(answer.statusCode()).isEqualTo(200);
        byte[] begin = answer.body().readNBytes(1_000);

        platform.drop(dataset);

        assertThat(new String(begin, StandardCharsets.UTF_8)).startsWith("amount,spentAt,note\r\n");
        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void sendsTwoFilesOfAnOrganizationAtATime() throws Exception {
        insert(5_000, 9_000);
        HttpResponse<InputStream> first = file();
        HttpResponse<InputStream> second = file();

        Session csv = sheet.session().with("Accept", "text/csv");
        csv.post("/metric-datasets/" + dataset + "/rows", "{}").isProblem(ProblemType.CALCULATION_LIMIT_EXCEEDED);
        sheet.session().post("/metric-datasets/" + dataset + "/rows", "{}").isStatus(200);

        first.body().close();
        second.body().close();
        await(() -> csv.post("/metric-datasets/activities/rows", "{}").status() == 200);
    }

    @Test
    @Tag("heavy")
    void sendsAHundredThousandRowsToASlowReaderWithoutATransaction() throws Exception {
        insert(100_000, 300);
        var heap = new ServerHeap(TestServer.running().server().process());
        file().body().readAllBytes();
        long before = heap.live();
        long most = 0;
        int transactions = 0;
        int looks = 0;
        long bytes = 0;
        long lines = 0;
        try (InputStream body = file().body()) {
            byte[] part = new byte[16 * 1024];
            for (int read = body.readNBytes(part, 0, part.length);
                    read > 0;
                    read = body.readNBytes(part, 0, part.length)) {
                for (int at = 0; at < read; at++) {
                    lines += part[at] == '\n' ? 1 : 0;
                }
                if (bytes / (2 * MEBIBYTE) != (bytes + read) / (2 * MEBIBYTE)) {
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                    most = Math.max(most, heap.live() - before);
                    looks++;
                    transactions += open();
                }
                bytes += read;
            }
        }
        System.out.printf(
                "A file of %,d bytes: at most %,d bytes of heap above %,d; %d of %d looks saw a transaction%n",
                bytes, most, before, transactions, looks);
        assertThat(lines).isEqualTo(100_001);
        assertThat(looks).isGreaterThan(10);
        assertThat(transactions).isZero();
        assertThat(most).isLessThan(32L * MEBIBYTE);
    }

    /** The open transactions whose latest statement reads rows of the view. */
    private int open() {
        return Integer.parseInt(rows.text(
                "select count(*) from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid()"
                        + " and query like '%md5(row(%' and strpos(query, ?) > 0",
                '"' + dataset + '"'));
    }
}

package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.Seed;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads a feed from the newest activity to the oldest while others insert activities everywhere. */
class FeedPagingIT extends ServerTest {

    private static final int ROWS = Seed.isHeavy() ? 100_000 : 5_000;
    private static final int WRITTEN = Seed.isHeavy() ? 5_000 : 600;
    private static final int PAGE = 100;
    private static final int WRITERS = 4;
    private static final String DAYS = "30 days";

    /** Permits for writers, released with each page that is read. */
    private final Semaphore permits = new Semaphore(0);

    private final Random random = Seed.random();

    @Test
    void readsEveryExistingRowExactlyOnce() throws Exception {
        Database rows = new Database(database);
        String organization = rows.organization("org-paging", "ENTERPRISE");
        Caller reader = rows.member("reader-of-pages", organization, "MEMBER");
        fill(rows, organization);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> written = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> write(rows, reader, new Random(random.nextLong()))))
                    .toList();

            List<String> seen = read(reader);

            for (Future<?> writer : written) {
                writer.get();
            }
            assertThat(rows.text("select count(*) from activity_feeds where organization_id = ?", organization))
                    .isEqualTo(String.valueOf(ROWS + WRITTEN));
            compare(seen);
        } finally {
            writers.shutdownNow();
        }
    }

    private static void compare(List<String> seen) {
        Set<String> distinct = new HashSet<>(seen);
        long before = distinct.stream().filter(id -> id.startsWith("there-")).count();
        System.out.printf(
                "FeedPagingIT: %d rows were there, %d were written meanwhile; read: %d of those that were there, %d of the"
                        + " others, %d twice%n",
                ROWS, WRITTEN, before, distinct.size() - before, seen.size() - distinct.size());
        assertThat(seen).hasSameSizeAs(distinct);
        assertThat(before).isEqualTo(ROWS);
    }

    /** Inserts activities, three with each time. */
    private static void fill(Database rows, String organization) {
        rows.update("""
                insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id, created_at)
                select 'there-' || md5(n::text), 'There', 'USER_ACTION', 'order', '1', 'changed', ?,
                    now() - (n / 3) / ?::float8 * interval '%s'
                from generate_series(1, ?) n""".formatted(DAYS), organization, ROWS / 3, ROWS);
    }

    private List<String> read(Caller reader) {
        List<String> seen = new ArrayList<>();
        String earlier = "9";
        String cursor = "";
        int pages = ROWS / PAGE;
        for (int page = 0; !cursor.equals("null"); page++) {
            permits.release(page < pages ? WRITTEN / pages : 0);
            Answer answer = api.as(reader)
                    .get("/activities?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .isStatus(200);
            for (JsonNode item : answer.json().path("items")) {
                assertThat(item.path("createdAt").asText().substring(0, 19)).isLessThanOrEqualTo(earlier);
                earlier = item.path("createdAt").asText().substring(0, 19);
                seen.add(item.path("id").asText());
            }
            cursor = answer.json().path("next").asText();
        }
        return seen;
    }

    /**
     * Inserts in transactions of several rows: now, at a random time, at the time of another activity, or by the
     * product.
     */
    private Void write(Database rows, Caller caller, Random random) throws SQLException, InterruptedException {
        try (Connection connection = rows.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into activity_feeds
                            (id, title, type, entity_type, entity_id, action, organization_id, created_at)
                        select gen_random_uuid(), 'Written', 'USER_ACTION', 'order', '1', 'changed', ?,
                            case ?
                                when 0 then now()
                                when 1 then now() - random() * interval '%1$s'
                                else (
                                    select created_at
                                    from activity_feeds
                                    where organization_id = ? and created_at > now() - random() * interval '%1$s'
                                    order by created_at
                                    limit 1)
                            end""".formatted(DAYS))) {
            connection.setAutoCommit(false);
            insert.setString(1, caller.organizationId());
            insert.setString(3, caller.organizationId());
            for (int i = 0; i < WRITTEN / WRITERS; i++) {
                permits.acquire();
                int kind = random.nextInt(4);
                if (kind == 3) {
                    api.as(caller).post("/activities", Batches.item("Written")).isStatus(201);
                } else {
                    insert.setInt(2, kind);
                    insert.executeUpdate();
                }
                if (random.nextInt(6) == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        return null;
    }
}

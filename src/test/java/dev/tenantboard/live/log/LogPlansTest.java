package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rows that the query of a page scans, as the application role with the tenant set, while a transaction is open that is older
 * than all entries: only new entries, and none that were read before, among 500 and among 300,000.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogPlansTest {

    private static final int NEW = 20;

    /** For the path to a row in a large index, for each branch, the list of organizations, and the file of the history. */
    private static final int MAX_BLOCKS = 150;

    private final TestDatabase database = TestDatabase.migrated();

    private Connection old;
    private Connection application;

    @BeforeAll
    void fill() throws SQLException {
        database.execute("""
                insert into organizations (id, name, slug)
                select name, name, name from unnest(array['small', 'large']) name
                """);
        old = database.application();
        application = database.application();
        new Writer(old, "small").begin().record("old-small");
        for (int i = 0; i < 100; i++) {
            database.execute(entries("small", "ACTIVITY_CREATED", 5), entries("large", "ACTIVITY_CREATED", 2_990));
            database.execute(entries("large", "OWN_MARKS_CHANGED", 10));
        }
        database.execute("vacuum analyze dashboard_events");
    }

    private static String entries(String organization, String kind, int count) {
        return """
                insert into dashboard_events (organization_id, kind, subject, user_id)
                select '%1$s', '%2$s', 'a' || n, case when '%2$s' like 'OWN%%' then 'user' end
                from generate_series(1, %3$d) n
                """.formatted(organization, kind, count);
    }

    @AfterAll
    void drop() throws SQLException {
        old.close();
        application.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "small, force_custom_plan",
        "small, force_generic_plan",
        "large, force_custom_plan",
        "large, force_generic_plan"
    })
    void readsNewEntriesOnly(String organization, String mode) throws Exception {
        Position end = new LogReader(application, organization).end();
        database.execute(entries(organization, "ACTIVITY_CREATED", NEW));

        JsonNode plan = plan(organization, mode, end, 500);

        assertThat(end.seen().xmax() - end.seen().xmin())
                .as("transactions since the old one")
                .isGreaterThan(100);
        assertThat(scanned(plan)).isEqualTo(NEW);
        requireCheap(plan);
    }

    @ParameterizedTest
    @CsvSource({
        "small, force_custom_plan",
        "small, force_generic_plan",
        "large, force_custom_plan",
        "large, force_generic_plan"
    })
    void readsOnePageOnlyAfterALongAbsence(String organization, String mode) throws Exception {
        Position end = new LogReader(application, organization).end();
        Snapshot before = new Snapshot(end.seen().xmin(), end.seen().xmin(), List.of());

        JsonNode plan = plan(organization, mode, Position.at(end.history(), before), 100);

        assertThat(scanned(plan)).isBetween(100, 110);
        requireCheap(plan);
    }

    /** A reader that stopped within an old read scans no later entries. */
    @ParameterizedTest
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void readsTheRestOfAnOldReadOnly(String mode) throws Exception {
        Position end = new LogReader(application, "large").end();
        Snapshot before = new Snapshot(end.seen().xmin(), end.seen().xmin(), List.of());
        long few = end.seen().xmin() + 10;
        Position within = new Position(end.history(), before, new Snapshot(few, few, List.of()), few - 1, 0);

        JsonNode plan = plan("large", mode, within, 5_000);

        assertThat(scanned(plan)).isLessThan(5_000);
        assertThat(blocks(plan)).isLessThan(10 * MAX_BLOCKS);
    }

    /** The user's index finds the newest marks of an activity, however often they have changed. */
    @ParameterizedTest
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void readsTheNewestMarksOnly(String mode) throws Exception {
        Position end = new LogReader(application, "large").end();
        database.execute(entries("large", "OWN_MARKS_CHANGED", NEW));

        JsonNode plan = plan("large", mode, end, 500);

        assertThat(scanned(plan)).isEqualTo(2 * NEW);
        requireCheap(plan);
    }

    private static void requireCheap(JsonNode plan) {
        assertThat(scans(plan))
                .isNotEmpty()
                .noneMatch(scan -> scan.path("Node Type").asText().equals("Seq Scan"))
                .noneMatch(scan -> scan.path("Node Type").asText().startsWith("Bitmap"));
        assertThat(blocks(plan)).as(plan::toPrettyString).isLessThan(MAX_BLOCKS);
    }

    private static int blocks(JsonNode plan) {
        return plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
    }

    /** Rows of the log that were scanned, also if a filter removed them. */
    private static int scanned(JsonNode plan) {
        return scans(plan).stream()
                .mapToInt(scan -> (int) Math.round(scan.path("Actual Loops").asDouble()
                        * (scan.path("Actual Rows").asDouble()
                                + scan.path("Rows Removed by Filter").asDouble()
                                + scan.path("Rows Removed by Index Recheck").asDouble())))
                .sum();
    }

    private static List<JsonNode> scans(JsonNode plan) {
        return nodes(plan)
                .filter(node -> node.path("Relation Name").asText().equals("dashboard_events"))
                .toList();
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(
                Stream.of(node),
                StreamSupport.stream(node.path("Plans").spliterator(), false).flatMap(LogPlansTest::nodes));
    }

    private JsonNode plan(String organization, String mode, Position after, int limit) throws Exception {
        try (Statement statement = application.createStatement()) {
            statement.execute("set local plan_cache_mode = " + mode);
            statement.execute("select set_config('app.current_org_id', '" + organization
                    + "', true), set_config('app.product', 'true', true)");
            statement.execute("prepare page as " + numbered(EventRows.PAGE));
            String execute = EventRows.values(organization, after, limit).stream()
                    .map(value ->
                            value == null ? "null" : value instanceof String ? "'" + value + "'" : value.toString())
                    .collect(Collectors.joining(", ", "execute page (", ")"));
            List<String> lines = new ArrayList<>(TestDatabase.rows(
                    application, "explain (analyze, buffers, timing off, summary off, format json) " + execute));
            return new ObjectMapper().readTree(String.join("\n", lines)).path(0).path("Plan");
        } finally {
            application.rollback();
            try (Statement statement = application.createStatement()) {
                statement.execute("deallocate all");
            }
            application.rollback();
        }
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?")
                .matcher(sql)
                .replaceAll(parameter -> Matcher.quoteReplacement("$" + number.incrementAndGet()));
    }
}

package dev.tenantboard.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.FleetTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What two servers remove that look all the time. */
class RetentionIT extends FleetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static int organizations;

    private String organization;
    private Session owner;
    private Session member;

    @BeforeEach
    void found() {
        organization = organization("FREE");
        Caller first = rows.member("owner-of-" + organization, organization, "OWNER");
        owner = here().as(first);
        member = there().as(rows.member("member-of-" + organization, organization, "VIEWER"));
    }

    /** One that nobody visits before {@link #visit}. */
    private String organization(String tier) {
        String id = rows.organization("kept-" + organizations++, tier);
        rows.update(
                "insert into dashboard_tenants (organization_id, retention_due_at) values (?, 'infinity')"
                        + " on conflict (organization_id) do update set retention_due_at = excluded.retention_due_at",
                id);
        return id;
    }

    private void old(String organization, int count, int days) {
        rows.update("""
                insert into activity_feeds (id, title, type, entity_type, entity_id, action, created_at, organization_id)
                select ? || '-' || ? || '-' || n, 'Old', 'USER_ACTION', 'order', '1', 'changed',
                    now() - make_interval(days => ?) - n * interval '1 second', ?
                from generate_series(1, ?) n""", organization, days, days, organization, count);
    }

    /** Makes a visit due, and waits for its end. */
    private void visit(Collection<String> ids) {
        due(ids);
        until(() -> ids.stream().noneMatch(this::isDue));
    }

    private void due(Collection<String> ids) {
        ids.forEach(id -> rows.update(
                "update dashboard_tenants set retention_due_at = now(), activities_due_at = now()"
                        + " where organization_id = ?",
                id));
    }

    /** Claimed visits are due again after five minutes; those that are over, some ten times as late. */
    private boolean isDue(String id) {
        return rows.text(
                        "select activities_due_at < now() + interval '10 minutes' from dashboard_tenants"
                                + " where organization_id = ?",
                        id)
                .equals("t");
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int count(String organization) {
        return Integer.parseInt(
                rows.text("select count(*) from activity_feeds where organization_id = ?", organization));
    }

    @ParameterizedTest
    @CsvSource({"FREE, 1", "STARTER, 3", "GROWTH, 5", "ELITE, 7", "ENTERPRISE, 9", "CUSTOM, 11"})
    void keepsTheActivitiesOfEachTierForItsTime(String tier, int kept) {
        String id = organization(tier);
        List<Integer> ages = List.of(89, 91, 179, 181, 364, 366, 729, 731, 2_554, 2_556, 20_000);
        ages.forEach(age -> old(id, 1, age));

        visit(List.of(id));

        assertThat(rows.text(
                        "select string_agg(round(extract(epoch from now() - created_at) / 86400)::text, ', '"
                                + " order by created_at desc) from activity_feeds where organization_id = ?",
                        id))
                .isEqualTo(ages.stream().limit(kept).map(String::valueOf).collect(Collectors.joining(", ")));
    }

    @Test
    void keepsWhatTheOrganizationOrAnyMemberPinned() {
        old(organization, 500, 100);
        String prefix = organization + "-100-";
        owner.patch("/activities/" + prefix + 7, "{\"isPinned\":true}").isStatus(200);
        member.put("/activities/" + prefix + 300 + "/marks", "{\"isPinned\":true}")
                .isStatus(200);
        member.put("/activities/" + prefix + 301 + "/marks", "{\"isPinned\":false,\"isRead\":true}")
                .isStatus(200);

        visit(List.of(organization));

        assertThat(rows.text(
                        "select string_agg(id, ' ' order by id) from activity_feeds where organization_id = ?",
                        organization))
                .isEqualTo(prefix + 300 + " " + prefix + 7);
        assertThat(member.get("/activities/" + prefix + 300).isStatus(200).text("/isPinned"))
                .isEqualTo("true");

        member.put("/activities/" + prefix + 300 + "/marks", "{\"isPinned\":null}")
                .isStatus(200);
        visit(List.of(organization));

        assertThat(count(organization)).isEqualTo(1);
    }

    @Test
    void takesNothingOfAnotherOrganization() {
        String other = organization("FREE");
        old(other, 300, 100);
        old(organization, 300, 100);

        visit(List.of(organization));

        assertThat(count(organization)).isZero();
        assertThat(count(other)).isEqualTo(300);
    }

    @Test
    void removesTheNamesThatNoRowNeeds() {
        String other = organization("FREE");
        for (String user : List.of("gone", "author", "renamed", "silent")) {
            rows.member(user + "-" + organization, organization, "MEMBER");
            name(organization, user, "Older", 300);
            name(organization, user, "Latest", 200);
            name(other, user, "Elsewhere", 200);
        }
        by("gone", 150);
        by("renamed", 10);
        rows.update("""
                insert into dashboard_widgets
                    (id, name, type, config, position, created_at, organization_id, created_by)
                values (?, 'Kept', 'CHART', '{}', '{}', now() - interval '250 days', ?, ?)
                """, "widget-" + organization, organization, "author-" + organization);
        rows.update(
                "delete from organization_members where user_id = any(?::text[])",
                "{gone-" + organization + ",author-" + organization + "}");

        visit(List.of(organization));

        assertThat(count(organization)).isOne();
        assertThat(names(organization)).isEqualTo("author Latest, author Older, renamed Latest, silent Latest");
        assertThat(names(other)).isEqualTo("author Elsewhere, gone Elsewhere, renamed Elsewhere, silent Elsewhere");
    }

    private void name(String where, String user, String name, int days) {
        rows.update(
                "insert into dashboard_member_names values (?, ?, ?, now() - make_interval(days => ?))",
                where,
                user + "-" + organization,
                name,
                days);
    }

    private void by(String user, int days) {
        rows.update("""
                insert into activity_feeds
                    (id, title, type, entity_type, entity_id, action, created_at, organization_id, user_id)
                values (?, 'Old', 'USER_ACTION', 'order', '1', 'changed', now() - make_interval(days => ?), ?, ?)
                """, "by-" + user + organization, days, organization, user + "-" + organization);
    }

    private String names(String where) {
        return rows.text(
                "select string_agg(split_part(user_id, '-', 1) || ' ' || name, ', ' order by user_id, name)"
                        + " from dashboard_member_names where organization_id = ?",
                where);
    }

    @Test
    void waitsForNoRowThatSomebodyIsAtWorkOn() throws Exception {
        old(organization, 700, 100);
        String prefix = organization + "-100-";
        member.put("/activities/" + prefix + 350 + "/marks", "{\"isRead\":true}")
                .isStatus(200);
        try (Connection connection = rows.connect();
                Statement worker = connection.createStatement()) {
            connection.setAutoCommit(false);
            worker.execute("select from activity_feeds where id = '" + prefix + "7' for no key update");
            worker.execute("update activity_marks set is_read = false where activity_id = '" + prefix + "350'");

            visit(List.of(organization));

            assertThat(count(organization))
                    .as("the row, and a batch with the mark")
                    .isBetween(2, 1 + OrganizationRetention.ACTIVITIES_OF_BATCH);
            connection.commit();
        }
        visit(List.of(organization));
        assertThat(count(organization)).isZero();
    }

    /** Its foreign key holds the activity before anybody else can see the mark. */
    @Test
    void keepsWhatIsBeingPinned() throws Exception {
        old(organization, 300, 100);
        try (Connection connection = rows.connect();
                Statement pin = connection.createStatement()) {
            connection.setAutoCommit(false);
            pin.execute("insert into activity_marks (organization_id, user_id, activity_id, is_pinned) values ('"
                    + organization + "', 'member-of-" + organization + "', '" + organization + "-100-7', true)");
            visit(List.of(organization));
            connection.commit();
        }
        visit(List.of(organization));

        assertThat(count(organization)).isOne();
    }

    @Test
    void losesNoPinThatItAnswered() throws Exception {
        int marked = 200;
        old(organization, 4_000, 100);
        List<String> ids = IntStream.range(0, marked)
                .mapToObj(i -> organization + "-100-" + (4_000 - i * 20))
                .toList();
        for (int i = 0; i < marked; i += 3) {
            member.put("/activities/" + ids.get(i) + "/marks", "{\"isRead\":true}")
                    .isStatus(200);
        }
        ExecutorService windows = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Answer>> pins = IntStream.range(0, marked)
                    .<Callable<Answer>>mapToObj(i -> () -> pin(ids.get(i), i))
                    .toList();
            due(List.of(organization));

            List<Future<Answer>> answers = windows.invokeAll(pins);

            until(() -> !isDue(organization));
            visit(List.of(organization));
            int kept = 0;
            for (int i = 0; i < marked; i++) {
                int status = status(answers.get(i).get());
                assertThat(status).isIn(200, 404);
                kept += status == 200 ? 1 : 0;
                assertThat(member.get("/activities/" + ids.get(i)).status())
                        .as("%s, pinned with %d", ids.get(i), status)
                        .isEqualTo(status);
            }
            assertThat(count(organization)).isEqualTo(kept);
        } finally {
            windows.shutdownNow();
        }
    }

    /** One by one, several at once, or for the organization. */
    private Answer pin(String id, int i) {
        return switch (i % 4) {
            case 0, 1 -> member.put("/activities/" + id + "/marks", "{\"isPinned\":true}");
            case 2 -> member.post("/activities/marks", Map.of("ids", List.of(id), "isPinned", true));
            default -> owner.patch("/activities/" + id, "{\"isPinned\":true}");
        };
    }

    private static int status(Answer answer) {
        return answer.status() == 207 ? answer.json().at("/items/0/status").asInt() : answer.status();
    }

    @Test
    void worksABacklogOffInSmallTransactionsWhileOthersWrite() throws Exception {
        rows.update("""
                create function note_removals() returns trigger language plpgsql as $$ begin
                perform pg_notify('removals', (select count(*) from gone)::text); return null; end $$""");
        rows.update("""
                create trigger note_removals after delete on activity_feeds
                referencing old table as gone for each statement execute function note_removals()""");
        old(organization, 25_000, 100);
        int recorded = 0;
        try (Connection connection = rows.connect();
                Statement writer = connection.createStatement()) {
            writer.execute("set lock_timeout = '1s'");
            writer.execute("listen removals");
            due(List.of(organization));
            while (isDue(organization)) {
                writer.execute("insert into activity_feeds"
                        + " (id, title, type, entity_type, entity_id, action, organization_id) values (gen_random_uuid(),"
                        + " 'New', 'USER_ACTION', 'order', '1', 'changed', '" + organization + "')");
                recorded++;
            }

            assertThat(count(organization)).isEqualTo(recorded);
            List<Integer> batches = heard(connection).map(Integer::valueOf).toList();
            assertThat(batches).allMatch(batch -> batch <= OrganizationRetention.ACTIVITIES_OF_BATCH);
            assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25_000);
        } finally {
            rows.update("drop trigger note_removals on activity_feeds");
        }
    }

    private static Stream<String> heard(Connection connection) throws SQLException {
        return Arrays.stream(connection.unwrap(PGConnection.class).getNotifications())
                .map(PGNotification::getParameter);
    }

    @Test
    void visitsEachOrganizationOnce() throws Exception {
        rows.update("""
                create function note_visit() returns trigger language plpgsql as $$ begin
                perform pg_notify('visits', pg_current_xact_id() || new.organization_id); return null; end $$""");
        rows.update("""
                create trigger note_visit after update on dashboard_tenants for each row
                when (new.activities_due_at > now() + interval '10 minutes') execute function note_visit()""");
        List<String> ids = Stream.generate(() -> organization("FREE")).limit(40).toList();
        ids.forEach(id -> old(id, 250, 100));
        try (Connection connection = rows.connect();
                Statement listener = connection.createStatement()) {
            listener.execute("listen visits");

            visit(ids);

            listener.execute("select");
            assertThat(heard(connection).filter(visit -> visit.contains("kept-")))
                    .hasSameSizeAs(ids);
            assertThat(ids).allSatisfy(id -> assertThat(count(id)).isZero());
        } finally {
            rows.update("drop trigger note_visit on dashboard_tenants");
        }
    }

    @Test
    void cutsTheLogOffWhereItIsTooOldAndSaysUpToWhere() {
        String first = logged(6_000, "2 hours");
        String second = logged(10, "61 minutes");
        logged(7, "59 minutes");

        visit(List.of(organization));

        assertThat(entries()).isEqualTo(7);
        assertThat(removedTo()).isEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void cutsTheLogOffInItsOwnOrder() {
        String old = logged(3, "2 hours");
        logged(1, "1 minute");
        logged(3, "2 hours");

        visit(List.of(organization));

        assertThat(entries()).isEqualTo(4);
        assertThat(removedTo()).isEqualTo(old);
    }

    /** What is newer than a transaction that still runs has been seen by nobody in full. */
    @Test
    void cutsNothingOffThatARunningTransactionIsOlderThan() throws Exception {
        String before = logged(3, "2 hours");
        try (Connection connection = rows.connect();
                Statement running = connection.createStatement()) {
            connection.setAutoCommit(false);
            running.execute("select pg_current_xact_id()");
            logged(5, "2 hours");

            visit(List.of(organization));

            assertThat(entries()).isEqualTo(5);
            assertThat(removedTo()).isEqualTo(before);
            connection.rollback();
        }
        visit(List.of(organization));
        assertThat(entries()).isZero();
    }

    @Test
    void forgetsWhatAnotherClusterLoggedWhoseDumpWasRestored() {
        logged(5, "1 minute");
        rows.update(
                "update dashboard_events set transaction_id = '900000000000' where organization_id = ?", organization);
        rows.update(
                "update dashboard_tenants set events_removed_to = '899999999999' where organization_id = ?",
                organization);
        logged(2, "1 minute");

        visit(List.of(organization));

        assertThat(entries()).isEqualTo(2);
        assertThat(removedTo()).isNull();
    }

    /** Entries of one transaction; its number. */
    private String logged(int count, String ago) {
        rows.update(
                "insert into dashboard_events (organization_id, kind, subject, created_at) select ?,"
                        + " 'ACTIVITY_CREATED', n::text, now() - cast(? as interval) from generate_series(1, ?) n",
                organization,
                ago,
                count);
        return rows.text(
                "select max(transaction_id)::text from dashboard_events where organization_id = ?", organization);
    }

    private int entries() {
        return Integer.parseInt(
                rows.text("select count(*) from dashboard_events where organization_id = ?", organization));
    }

    private String removedTo() {
        return rows.text(
                "select events_removed_to::text from dashboard_tenants where organization_id = ?", organization);
    }

    /** The next run of the organization would remove them, but there may be none. */
    @Test
    void removesOldRunsWithTheirInput() {
        for (int days : List.of(29, 31)) {
            rows.update(
                    "insert into quick_action_runs (id, organization_id, quick_action_id, action_type, state, started_at,"
                            + " finished_at, input) select 'run-' || n || '-' || ?, ?, 'gone', 'MODAL_FORM', 'SUCCEEDED',"
                            + " t, t, '{}' from generate_series(1, 250) n, (select now() - make_interval(days => ?)) time (t)",
                    days,
                    organization,
                    days);
        }

        visit(List.of(organization));

        assertThat(rows.text(
                        "select count(*) || ' ' || count(*) filter (where id like '%-29') from quick_action_runs"
                                + " where organization_id = ?",
                        organization))
                .isEqualTo("250 250");
    }

    @Test
    void goesOnWhenOrganizationsDisappear() {
        List<String> going =
                Stream.generate(() -> organization("FREE")).limit(10).toList();
        going.forEach(id -> old(id, 1_000, 100));
        old(organization, 300, 100);

        due(going);
        going.forEach(id -> rows.update("delete from organizations where id = ?", id));
        visit(List.of(organization));

        assertThat(count(organization)).isZero();
        assertThat(rows.text("select count(*) from activity_feeds where title = 'Old' and organization_id = '"
                        + going.get(0) + "'"))
                .isEqualTo("0");
        assertThat(fleet.servers())
                .noneSatisfy(server -> assertThat(server.log()).contains("SEVERE"));
    }
}

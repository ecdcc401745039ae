package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.api.Caller;
import dev.tenantboard.server.Fleet;
import dev.tenantboard.server.FleetTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Clients, a server and connections to the database fail, and transactions commit in any order: each subscriber receives each
 * event that they may read once.
 */
class LiveFaultsIT extends FleetTest {

    private static final int EVENTS = Seed.isHeavy() ? 100_000 : 5_000;
    private static final int SERVER_KILLS = Seed.isHeavy() ? 5 : 1;
    private static final int WRITERS = 6;
    private static final int CLIENTS = 2;
    private static final Duration LONG = Seed.isHeavy() ? Duration.ofSeconds(15) : Duration.ofSeconds(4);

    /** For what takes long only where something is wrong. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private final Random random = Seed.random();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService actors = Executors.newCachedThreadPool();
    private final List<Follower> followers = new ArrayList<>();
    private final List<LiveOrganization> organizations = new ArrayList<>();
    private FaultyFleet faulty;
    private int eventsBefore;
    private int serverKills;
    private int poolCuts;
    private int listenerCuts;

    @Test
    void loseNothingAndRepeatNothing() throws Exception {
        faulty = new FaultyFleet(fleet);
        eventsBefore = allEvents();
        try {
            follow();
            List<Future<Void>> writers = write();
            CompletableFuture<Void> deaths = CompletableFuture.runAsync(this::killServers, actors);
            while (!deaths.isDone() || events() < EVENTS) {
                cutConnections();
                LockSupport.parkNanos(
                        Duration.ofMillis(100 + random.nextInt(500)).toNanos());
            }
            deaths.get();
            over.set(true);
            for (Future<Void> writer : writers) {
                writer.get();
            }
            followers.forEach(Follower::stopFailing);
            compare();
        } finally {
            over.set(true);
            followers.forEach(Follower::stop);
            actors.shutdownNow();
        }
    }

    private void follow() {
        for (int i = 0; i < 2; i++) {
            LiveOrganization organization = LiveOrganization.in(rows, faulty.api(0));
            organizations.add(organization);
            Caller viewer = rows.member("viewer-" + organization.id(), organization.id(), "VIEWER");
            List<Caller> callers = List.of(
                    organization.ownerCaller(),
                    organization.ownerCaller(),
                    organization.memberCaller(),
                    organization.memberCaller(),
                    viewer);
            for (Caller caller : callers) {
                followers.add(new Follower(faulty, organization, caller, another()));
            }
        }
        followers.forEach(actors::execute);
        until(() -> followers.stream().allMatch(follower -> follower.lastId() != null), "all have begun");
    }

    private Random another() {
        return new Random(random.nextLong());
    }

    private List<Future<Void>> write() {
        List<Future<Void>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int longInterval = i == 0 ? 2 : 40;
            writers.add(actors.submit(
                    new RestlessWriter(rows.server(), faulty, organizations, over, another(), longInterval, LONG)));
        }
        for (int i = 0; i < CLIENTS; i++) {
            writers.add(actors.submit(new RestlessClient(faulty, organizations, over, another())));
        }
        return writers;
    }

    private int events() {
        return allEvents() - eventsBefore;
    }

    /** Those of the tests before, too. */
    private int allEvents() {
        return Integer.parseInt(rows.text("select count(*) from dashboard_events"));
    }

    /** One after the other, each when the last one is there again and its part of the events is written. */
    private void killServers() {
        Random which = another();
        while (serverKills < SERVER_KILLS) {
            int part = EVENTS * (serverKills + 1) / (SERVER_KILLS + 2);
            until(() -> events() >= part, "the writers go on");
            serverKills++;
            faulty.restart(which.nextInt(Fleet.SIZE));
        }
    }

    private void cutConnections() {
        switch (random.nextInt(8)) {
            case 0 -> listenerCuts += faulty.cutListeners();
            case 1 -> poolCuts += faulty.cutPools();
            default -> poolCuts += faulty.cutOneAtWork();
        }
    }

    private void compare() throws SQLException {
        Map<Follower, Map<String, Integer>> expected = new HashMap<>();
        for (Follower follower : followers) {
            expected.put(follower, expected(follower));
        }
        try {
            until(
                    () -> followers.stream().allMatch(follower -> hasAll(follower, expected.get(follower))),
                    "all is told");
        } finally {
            report(expected);
        }
        for (Follower follower : followers) {
            assertThat(missing(expected.get(follower), follower.received()))
                    .as("lost")
                    .isEmpty();
            assertThat(missing(follower.received(), expected.get(follower)))
                    .as("repeated, or not theirs")
                    .isEmpty();
            assertThat(follower.problems()).isEmpty();
        }
    }

    /** Heartbeats show that nothing is on its way. */
    private static boolean hasAll(Follower follower, Map<String, Integer> expected) {
        return follower.quiet() > 3
                && follower.receivedInAll()
                        >= expected.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
    }

    private void report(Map<Follower, Map<String, Integer>> expected) {
        int lost = 0;
        int repeated = 0;
        for (Follower follower : followers) {
            lost += missing(expected.get(follower), follower.received()).size();
            repeated += missing(follower.received(), expected.get(follower)).size();
        }
        System.out.printf(
                "LiveFaultsIT: %d events, %d subscribers received %d; killed: %d clients, %d servers, %d connections of pools,"
                        + " %d of listeners; %d reconnects; lost %d, repeated %d%n",
                events(),
                followers.size(),
                followers.stream().mapToInt(Follower::receivedInAll).sum(),
                followers.stream().mapToInt(Follower::kills).sum(),
                serverKills,
                poolCuts,
                listenerCuts,
                followers.stream().mapToInt(Follower::reconnects).sum(),
                lost,
                repeated);
    }

    /** What one holds and the other does not, as often as it does not. */
    private static List<String> missing(Map<String, Integer> held, Map<String, Integer> other) {
        List<String> missing = new ArrayList<>();
        held.forEach((what, times) -> {
            for (int i = other.getOrDefault(what, 0); i < times; i++) {
                missing.add(what);
            }
        });
        return missing;
    }

    /** By the table of activities, and for marks, which leave no other trace of each change, by the log. */
    private Map<String, Integer> expected(Follower follower) throws SQLException {
        Map<String, Integer> expected = new HashMap<>();
        try (Connection connection = rows.connect();
                PreparedStatement query = connection.prepareStatement("""
                        with readable as (
                            select f.id
                            from activity_feeds f
                            join organization_members m on m.organization_id = f.organization_id
                            where f.organization_id = ? and m.user_id = ?
                                and (f.type <> 'SECURITY_EVENT' or m.role in ('OWNER', 'ADMIN')))
                        select 'activity.created ' || id, 1 from readable
                        union all
                        select
                            case e.kind when 'ACTIVITY_MARKED' then 'activity.marked ' else 'marks.changed ' end || e.subject,
                            count(*)
                        from dashboard_events e
                        join readable r on r.id = e.subject
                        where e.kind = 'ACTIVITY_MARKED' or e.kind = 'OWN_MARKS_CHANGED' and e.user_id = ?
                        group by e.kind, e.subject""")) {
            query.setString(1, follower.organization().id());
            query.setString(2, follower.userId());
            query.setString(3, follower.userId());
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    expected.put(found.getString(1), found.getInt(2));
                }
            }
        }
        return expected;
    }

    private static void until(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(TIMEOUT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}

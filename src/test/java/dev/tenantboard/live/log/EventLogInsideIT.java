package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.activity.recording.RecordingService;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.server.InsideServerTest;
import dev.tenantboard.tenancy.SystemTasks;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The log, as the product reads it inside the server. */
class EventLogInsideIT extends InsideServerTest {

    private static final String ACME = "org-acme";
    private static final String GLOBEX = "org-globex";
    private static final String OWNER = "user-acme-owner";

    @Inject
    private SystemTasks system;

    @Inject
    private RecordingService recording;

    @Inject
    private EventLog log;

    @Inject
    private Hints hints;

    @Resource
    private ManagedExecutorService threads;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /** Collects all hints of this server. */
    @Singleton
    @ConcurrencyManagement(ConcurrencyManagementType.BEAN)
    @TransactionManagement(TransactionManagementType.BEAN)
    public static class Hints {

        private final BlockingQueue<ChangeHint> received = new LinkedBlockingQueue<>();

        public void add(@Observes ChangeHint hint) {
            received.add(hint);
        }

        /** Returns the hints up to the first one for an organization, or all until ten seconds pass without a hint. */
        public List<String> until(String organizationId) throws InterruptedException {
            List<String> all = new ArrayList<>();
            for (ChangeHint hint = next(); hint != null; hint = next()) {
                all.add(hint.organizationId());
                if (Objects.equals(hint.organizationId(), organizationId)) {
                    return all;
                }
            }
            return all;
        }

        public void forget() {
            received.clear();
        }

        private ChangeHint next() throws InterruptedException {
            return received.poll(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void rendersANewActivityForItsReaders() throws Exception {
        Position end = in(ACME, log::end);
        String open = record(ACME, ActivityType.USER_ACTION);
        String secret = record(ACME, ActivityType.SECURITY_EVENT);

        LogPage page = in(ACME, () -> log.read(end, 100, Set.of(OWNER, "user-acme-member", "user-globex-owner")));

        assertThat(page.members()).containsOnlyKeys(OWNER, "user-acme-member");
        assertThat(rendered(page, page.members().get(OWNER)))
                .anyMatch(data -> data.contains(open))
                .anyMatch(data -> data.contains(secret));
        assertThat(rendered(page, page.members().get("user-acme-member")))
                .anyMatch(data -> data.contains(open))
                .noneMatch(data -> data.contains(secret));
    }

    @Test
    void receivesHintsOfWritesAndNoneOfReads() throws Exception {
        record(ACME, ActivityType.USER_ACTION);
        assertThat(hints.until(ACME)).endsWith(ACME);
        record(GLOBEX, ActivityType.USER_ACTION);
        assertThat(hints.until(GLOBEX)).endsWith(GLOBEX);

        in(ACME, log::end);
        record(GLOBEX, ActivityType.USER_ACTION);
        List<String> received = new ArrayList<>(hints.until(GLOBEX));
        record(GLOBEX, ActivityType.USER_ACTION);
        received.addAll(hints.until(GLOBEX));

        assertThat(received).containsOnly(GLOBEX);
    }

    /** Notifications without a connection are lost, so any organization may have new entries. */
    @Test
    void receivesAHintOfAllWhenItsConnectionIsBack() throws Exception {
        record(ACME, ActivityType.USER_ACTION);
        assertThat(hints.until(ACME)).endsWith(ACME);
        hints.forget();

        endListening();

        assertThat(hints.until(null)).endsWith((String) null);
        record(ACME, ActivityType.USER_ACTION);
        assertThat(hints.until(ACME)).endsWith(ACME);
    }

    private void endListening() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'tenantboard notifications' and datname = current_database()");
        }
    }

    private static List<String> rendered(LogPage page, Caller reader) {
        return page.entries().stream()
                .map(entry -> entry.rendering().to(reader))
                .flatMap(Optional::stream)
                .map(Message::data)
                .toList();
    }

    private String record(String organizationId, ActivityType type) throws Exception {
        String sent = """
                {"title":"Rendered","type":"%s","entityType":"deal","entityId":"1","action":"won"}""".formatted(type);
        var what = new NewActivity("Rendered", null, type, "deal", "1", "won", null, ActivitySeverity.INFO);
        return in(organizationId, () -> recording.record(what, sent.getBytes(StandardCharsets.UTF_8)))
                .activity()
                .id();
    }

    private <T> T in(String organizationId, Supplier<T> work) throws Exception {
        return threads.submit(() -> system.in(organizationId, work)).get(30, TimeUnit.SECONDS);
    }
}

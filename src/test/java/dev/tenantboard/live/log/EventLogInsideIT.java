package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.activity.recording.RecordingService;
import dev.tenantboard.live.wakeup.News;
import dev.tenantboard.server.InsideServerTest;
import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.ProductWork;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The log as the product reads it inside the server. */
class EventLogInsideIT extends InsideServerTest {

    private static final String ACME = "org-acme";
    private static final String OWNER = "user-acme-owner";

    @Inject
    private ProductWork product;

    @Inject
    private RecordingService recording;

    @Inject
    private EventLog log;

    @Inject
    private Ears ears;

    @Resource
    private ManagedExecutorService threads;

    /** Hears all news of this server. */
    @Singleton
    @ConcurrencyManagement(ConcurrencyManagementType.BEAN)
    @TransactionManagement(TransactionManagementType.BEAN)
    public static class Ears {

        private final BlockingQueue<News> heard = new LinkedBlockingQueue<>();

        public void hear(@Observes News news) {
            heard.add(news);
        }

        public boolean hears(String organizationId) throws InterruptedException {
            for (News news = next(); news != null; news = next()) {
                if (organizationId.equals(news.organizationId())) {
                    return true;
                }
            }
            return false;
        }

        private News next() throws InterruptedException {
            return heard.poll(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void tellsOfANewActivityThoseWhoMayReadIt() throws Exception {
        Position end = in(log::end);
        String open = record(ActivityType.USER_ACTION);
        String secret = record(ActivityType.SECURITY_EVENT);

        LogPage page = in(() -> log.read(end, 100, Set.of(OWNER, "user-acme-member", "user-globex-owner")));

        assertThat(page.members()).containsOnlyKeys(OWNER, "user-acme-member");
        assertThat(told(page, page.members().get(OWNER)))
                .anyMatch(data -> data.contains(open))
                .anyMatch(data -> data.contains(secret));
        assertThat(told(page, page.members().get("user-acme-member")))
                .anyMatch(data -> data.contains(open))
                .noneMatch(data -> data.contains(secret));
    }

    @Test
    void hearsOfWhatWasCommittedAndNotOfWhatWasOnlyRead() throws Exception {
        record(ActivityType.USER_ACTION);

        assertThat(ears.hears(ACME)).isTrue();
    }

    private static List<String> told(LogPage page, Caller reader) {
        return page.told().stream()
                .map(told -> told.to().apply(reader))
                .flatMap(Optional::stream)
                .map(Message::data)
                .toList();
    }

    private String record(ActivityType type) throws Exception {
        String sent = """
                {"title":"Told","type":"%s","entityType":"deal","entityId":"1","action":"won"}""".formatted(type);
        var what = new NewActivity("Told", null, type, "deal", "1", "won", null, ActivitySeverity.INFO);
        return in(() -> recording.record(what, sent.getBytes(StandardCharsets.UTF_8)))
                .activity()
                .id();
    }

    private <T> T in(Supplier<T> work) throws Exception {
        return threads.submit(() -> product.in(ACME, work)).get(30, TimeUnit.SECONDS);
    }
}

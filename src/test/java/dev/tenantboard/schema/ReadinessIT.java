package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReadinessIT extends ServerTest {

    private static final Duration PROMPTLY = Duration.ofSeconds(8);
    private static final Duration AFTER_THE_GUARD = Duration.ofSeconds(40);

    @Test
    void tellsPromptlyThatTheDatabaseIsGoneAndThatItIsBack() throws Exception {
        var rows = new Database(database);
        assertThat(becomes(answer -> answer.status() == 200, AFTER_THE_GUARD)).isTrue();

        rows.update("alter role tenantboard_app nologin");
        try {
            rows.update("do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = 'tenantboard_app'; end $$");

            assertThat(becomes(answer -> isDown(answer, "database") && isDown(answer, "schema"), PROMPTLY))
                    .isTrue();
        } finally {
            rows.update("alter role tenantboard_app login");
        }

        assertThat(becomes(answer -> answer.status() == 200, AFTER_THE_GUARD)).isTrue();
    }

    private static boolean isDown(Answer answer, String check) {
        return StreamSupport.stream(answer.json().at("/checks").spliterator(), false)
                .anyMatch(found -> found.at("/name").asText().equals(check)
                        && found.at("/status").asText().equals("DOWN"));
    }

    private boolean becomes(Predicate<Answer> condition, Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (Instant.now().isBefore(deadline)) {
            if (condition.test(api.anonymous().absolute().get("/health/ready"))) {
                return true;
            }
            TestServer.running().server().process().waitFor(250, TimeUnit.MILLISECONDS);
        }
        return false;
    }
}

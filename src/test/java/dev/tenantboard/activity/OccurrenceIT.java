package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.item;
import static dev.tenantboard.activity.Batches.send;
import static dev.tenantboard.activity.Batches.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client may set the time of an activity, within bounds. */
class OccurrenceIT extends ServerTest {

    private Session member;
    private Session ofEnterprise;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        var rows = new Database(database);
        member = api.as(rows.member("member-" + name, rows.organization("free-" + name, "FREE"), "MEMBER"));
        ofEnterprise = api.as(rows.member("other-" + name, rows.organization("big-" + name, "ENTERPRISE"), "MEMBER"));
    }

    private static String at(Instant time) {
        return at(time.atOffset(ZoneOffset.UTC));
    }

    private static String at(OffsetDateTime time) {
        return item("late", "occurredAt", '"' + time.toString() + '"');
    }

    @Test
    void sortsByTheTimeOfTheClient() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Answer now = member.post("/activities", item("now")).isStatus(201);

        Answer earlier = member.post("/activities", at(yesterday)).isStatus(201);

        assertThat(Instant.parse(earlier.text("/createdAt"))).isBetween(yesterday.minusMillis(1), yesterday);
        Answer feed = member.get("/activities");
        assertThat(feed.text("/items/0/id")).isEqualTo(now.id());
        assertThat(feed.text("/items/1/id")).isEqualTo(earlier.id());
        assertThat(feed.text("/items/1/createdAt")).isEqualTo(earlier.text("/createdAt"));
    }

    @Test
    void isReadIfBeforeTheReadPosition() {
        Answer read = member.post("/activities", item("read")).isStatus(201);
        member.post("/activities/marks", "{\"readUpTo\": \"" + read.id() + "\"}")
                .isStatus(207);

        Answer late = member.post("/activities", at(Instant.now().minus(Duration.ofHours(1))))
                .isStatus(201);

        assertThat(member.get("/activities/" + late.id()).json().path("isRead").asBoolean())
                .isTrue();
        assertThat(member.get("/activities/counts").json().path("unread").asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "PT4M59S, Z, 201",
        "PT4M59S, +14:00, 201",
        "PT4M59S, -18:00, 201",
        "PT6M, Z, 422",
        "PT6M, -11:30, 422",
        "P400000D, Z, 422",
        "-P1D, Z, 201",
        "-P89DT23H59M, +18:00, 201",
        "-P90D, Z, 422",
        "-P90D, +18:00, 422",
        "-P90D, -18:00, 422"
    })
    void isWithinBoundsForEveryOffset(Duration ahead, ZoneOffset offset, int status) {
        String item = at(Instant.now().plus(ahead).atOffset(offset));

        assertThat(member.post("/activities", item).status()).isEqualTo(status);
        assertThat(statuses(send(member, ARRAY, List.of(item)))).containsExactly(status);
    }

    @Test
    void isWithinTheRetentionOfTheTier() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(200));

        member.post("/activities", at(longAgo)).isProblem(422).pointsTo("/occurredAt");
        ofEnterprise.post("/activities", at(longAgo)).isStatus(201);
        Answer batch = send(member, ARRAY, List.of(at(longAgo), item("now")));

        assertThat(statuses(batch)).containsExactly(422, 201);
        assertThat(batch.text("/items/0/problem/errors/0/pointer")).isEqualTo("/occurredAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1763900000",
                "1763900000.5",
                "\"1763900000\"",
                "\"yesterday\"",
                "\"2026-01-01\"",
                "\"2026-01-01T00:00:00\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-01-01T24:00:00Z\"",
                "\"+12026-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"2026-01-01T00:00:00+19:00\"",
                "\"0000-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59.999999999-18:00\"",
                "\"\"",
                "true",
                "{}",
                "[]"
            })
    void isATime(String value) {
        String item = item("late", "occurredAt", value);

        member.post("/activities", item).isProblem(422).pointsTo("/occurredAt");
        Answer batch = send(member, ARRAY, List.of(item));

        assertThat(batch.text("/items/0/problem/errors/0/pointer")).isEqualTo("/occurredAt");
    }
}

package dev.tenantboard.http.idempotency;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.http.idempotency.KeyedActivity.isNoReplay;
import static dev.tenantboard.http.idempotency.KeyedActivity.isReplayOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyExpiryIT extends ServerTest {

    private Database rows;
    private KeyedActivity once;

    @BeforeEach
    void createKey() {
        rows = new Database(database);
        once = KeyedActivity.in(api, rows);
    }

    @Test
    void keepsTheAnswerForADay() {
        Answer first = once.recordAs(ACME_OWNER).isStatus(201);

        once.age("23 hours 59 minutes");

        isReplayOf(first, once.recordAs(ACME_OWNER));
    }

    @Test
    void dropsTheAnswerAfterADay() {
        String other = once.body().replace("won", "lost");
        once.recordAs(ACME_OWNER).isStatus(201);
        once.age("24 hours");

        Answer anew = once.recordAs(ACME_OWNER, other);

        isNoReplay(anew);
        isReplayOf(anew, once.recordAs(ACME_OWNER, other));
        assertThat(rows.text("select count(*) from idempotency_keys where idempotency_key = ?", once.key()))
                .isEqualTo("1");
    }

    @Test
    void removesSomeExpiredKeysOfTheOrganization() {
        String mine = rows.organization("mine-" + once.key(), "FREE");
        String others = rows.organization("others-" + once.key(), "FREE");
        Caller caller = rows.member("comes-" + once.key(), mine, "OWNER");
        Caller gone = rows.member("gone-" + once.key(), mine, "OWNER");
        keep(mine, gone, 150, "25 hours");
        keep(mine, gone, 1, "23 hours");
        keep(others, gone, 1, "25 hours");

        once.recordAs(caller).isStatus(201);
        String afterOne = left(mine);
        once.as(caller)
                .with(IdempotencyKey.HEADER, "next")
                .post("/activities", once.body())
                .isStatus(201);

        assertThat(afterOne).isEqualTo("52");
        assertThat(left(mine)).isEqualTo("3");
        assertThat(left(others)).isEqualTo("1");
    }

    private void keep(String organization, Caller user, int count, String age) {
        rows.update(
                "insert into idempotency_keys"
                        + " (organization_id, user_id, operation, idempotency_key, fingerprint, created_at)"
                        + " select ?, ?, 'recordActivity', ? || n, '0', now() - cast(? as interval)"
                        + " from generate_series(1, ?) n",
                organization,
                user.userId(),
                age,
                age,
                count);
    }

    private String left(String organization) {
        return rows.text("select count(*) from idempotency_keys where organization_id = ?", organization);
    }
}

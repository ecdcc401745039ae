package dev.tenantboard.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import java.util.UUID;

/** An activity with its own idempotency key and a unique title, which must be recorded once. */
record KeyedActivity(Api api, Database rows, String key) {

    static KeyedActivity in(Api api, Database rows) {
        return new KeyedActivity(api, rows, UUID.randomUUID().toString());
    }

    String title() {
        return "Once " + key;
    }

    String body() {
        return """
            {"title": "%s", "type": "USER_ACTION", "entityType": "deal", "entityId": "1", "action": "won"}""".formatted(title());
    }

    /** Returns a session that sends the key. */
    Session as(Caller caller) {
        return api.as(caller).with(IdempotencyKey.HEADER, key);
    }

    Answer recordAs(Caller caller) {
        return recordAs(caller, body());
    }

    Answer recordAs(Caller caller, String body) {
        return as(caller).post("/activities", body);
    }

    /** Returns how often the activity was recorded. */
    int count() {
        return Integer.parseInt(rows.text("select count(*) from activity_feeds where title = ?", title()));
    }

    /** Makes the stored key older. */
    void age(String interval) {
        rows.update(
                "update idempotency_keys set created_at = created_at - cast(? as interval) where idempotency_key = ?",
                interval,
                key);
    }

    static void isReplayOf(Answer first, Answer second) {
        assertThat(second.isStatus(first.status()).body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.etag()).isEqualTo(first.etag());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header(StoredResponse.REPLAYED)).isEqualTo("true");
    }

    static void isNoReplay(Answer answer) {
        assertThat(answer.isStatus(201).header(StoredResponse.REPLAYED)).isNull();
    }
}

package dev.tenantboard.idempotency;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyIT extends ServerTest {

    private static final String WIDGET = """
            {"name": "Once", "type": "KPI_CARD", "config": {}, "position": {"x": 0, "y": 0, "w": 2, "h": 2}}""";

    private final String key = UUID.randomUUID().toString();

    private Session with(String header) {
        return api.as(ACME_OWNER).with(IdempotencyKey.HEADER, header);
    }

    @Test
    void replaysTheFirstAnswer() {
        Answer first = with(key).post("/widgets", WIDGET).isStatus(201);

        Answer second = with(key).post("/widgets", WIDGET).isStatus(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.etag()).isEqualTo(first.etag());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header(KeptAnswer.REPLAYED)).isNull();
        assertThat(second.header(KeptAnswer.REPLAYED)).isEqualTo("true");
    }

    @Test
    void refusesAnotherBody() {
        with(key).post("/widgets", WIDGET).isStatus(201);

        with(key).post("/widgets", WIDGET.replace("Once", "Twice")).isProblem(422);
    }

    @Test
    void keepsNoFailure() {
        with(key).post("/widgets", "{").isProblem(400);
        with(key).post("/widgets", "{}").isProblem(422);
        with(key)
                .post("/widgets", WIDGET.replace("\"config\"", "\"dataSource\": \"metric:none\", \"config\""))
                .isProblem(422);
        with(key).post("/widgets", WIDGET).isStatus(201);
    }

    @Test
    void keepsKeysOfUsersApart() {
        Answer first = with(key).post("/widgets", WIDGET).isStatus(201);
        Answer other = api.as(ACME_MEMBER)
                .with(IdempotencyKey.HEADER, key)
                .post("/widgets", WIDGET)
                .isStatus(201);

        assertThat(other.id()).isNotEqualTo(first.id());
    }
}

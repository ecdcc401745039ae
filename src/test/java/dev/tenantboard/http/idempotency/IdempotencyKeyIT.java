package dev.tenantboard.http.idempotency;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.api.Wire;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The raw header of the request. The server itself refuses other characters than ASCII. */
class IdempotencyKeyIT extends ServerTest {

    private KeyedActivity once;

    @BeforeEach
    void createKey() {
        once = KeyedActivity.in(api, new Database(database));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"open", "two words", "a,b", "\"a\", \"b\"", "\"a\";p=1", "a\tb", "\"a\\b\""})
    void refusesInvalidKeys(String key) {
        send(key).isProblem(ProblemType.HEADER_INVALID).pointsTo(IdempotencyKey.HEADER);

        assertThat(once.count()).isZero();
    }

    @Test
    void refusesMoreThanOneKey() {
        send("first", "second").isProblem(ProblemType.HEADER_INVALID).pointsTo(IdempotencyKey.HEADER);
        send(once.key(), once.key()).isProblem(ProblemType.HEADER_INVALID).pointsTo(IdempotencyKey.HEADER);

        assertThat(once.count()).isZero();
    }

    @Test
    void acceptsUpTo255Characters() {
        String longest =
                once.key() + "!~".repeat(200).substring(0, 255 - once.key().length());

        send(longest + "k").isProblem(ProblemType.HEADER_INVALID).pointsTo(IdempotencyKey.HEADER);
        Answer first = send(longest).isStatus(201);
        Answer second = send('"' + longest + '"');

        KeyedActivity.isReplayOf(first, second);
    }

    private Answer send(String... keys) {
        byte[] body = once.body().getBytes(StandardCharsets.UTF_8);
        Stream<String> usual = Stream.of(
                "Authorization: Bearer " + Tokens.forCaller(ACME_OWNER).sign(),
                "Content-Type: application/json",
                "Content-Length: " + body.length);
        List<String> headers = Stream.concat(usual, Stream.of(keys).map(key -> IdempotencyKey.HEADER + ": " + key))
                .toList();
        return Wire.send(api.server(), "POST /api/v1/dashboard/activities HTTP/1.1", headers, body);
    }
}

package dev.tenantboard.rest;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.rest.BodyOperation.Target;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies mutated by chance: whatever comes, the answer is a representation or a problem of the client's making. */
class RandomInputIT extends ServerTest {

    private static final List<String> NASTY = List.of(
            "\\u0000",
            "\\ud800",
            "null",
            "1e400",
            "1e-99999",
            "99999999999",
            "-0",
            "0.1e1",
            "{}",
            "[]",
            "\"\"",
            "true",
            "\"x\":1,",
            ",",
            "}",
            "]",
            "{",
            "[",
            "\"",
            "\\",
            "\u0000",
            "\u00ff",
            "\uD83D\uDE00",
            "' or 1=1 --",
            "%s",
            "${7*7}",
            "#{1}",
            "javascript:",
            "//",
            "../");

    private Random random;

    @Test
    void isNeverAtFault() {
        mutate(400);
    }

    @Tag("heavy")
    @Test
    void isNeverAtFaultInTheLongRun() {
        mutate(20_000);
    }

    private void mutate(int requests) {
        random = Seed.random();
        Session owner = api.as(ACME_OWNER);
        Map<BodyOperation, Target> targets = new EnumMap<>(BodyOperation.class);
        Undisturbed before = Undisturbed.since(TestServer.running());
        for (int i = 0; i < requests; i++) {
            if (i % 1_000 == 0) {
                // A token lasts five minutes.
                owner = api.as(ACME_OWNER);
            }
            BodyOperation operation = BodyOperation.values()[random.nextInt(BodyOperation.values().length)];
            Session session = owner;
            Target target = targets.computeIfAbsent(operation, first -> first.target(session));
            byte[] body = mutated(operation.body());
            check(body, operation.send(owner, target, BodyPublishers.ofByteArray(body)), operation, targets);
        }
        before.checkLog();
    }

    private static void check(byte[] body, Answer answer, BodyOperation operation, Map<BodyOperation, Target> targets) {
        if (answer.status() >= 400) {
            assertThat(answer.status())
                    .as(() -> operation + " " + Arrays.toString(body) + answer)
                    .isIn(400, 409, 413, 422);
            answer.isProblem(answer.status());
        } else if (!operation.creates()) {
            // Two operations write the preferences: the ETag that the other one had is stale now.
            targets.clear();
        }
    }

    private byte[] mutated(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = mutatedOnce(bytes);
        }
        return bytes;
    }

    private byte[] mutatedOnce(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int until = Math.min(bytes.length, at + random.nextInt(8));
        byte[] middle = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            default -> NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
        };
        byte[] result = Arrays.copyOf(bytes, at + middle.length + bytes.length - until);
        System.arraycopy(middle, 0, result, at, middle.length);
        System.arraycopy(bytes, until, result, at + middle.length, bytes.length - until);
        return result;
    }
}

package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.access.RemoteKeys.Times;
import dev.tenantboard.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Keys at an address that hangs, fails, or is not available. */
class RemoteKeysTest extends KeyIssuerTest {

    @Test
    void isUnavailableWithinSecondsIfTheAddressHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TokenVerifier verifier = verifier("http://localhost:" + silent.getLocalPort() + "/keys", Times.USUAL);
            Instant start = Instant.now();

            refuses(verifier, TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
            refuses(verifier, TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
            refuses(verifier, TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void isUnavailableWithoutAKeySetAtTheAddress() {
        keySet = "<html>";
        refuses(verifier(address(), Times.USUAL), TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
        keySet = "";
        refuses(verifier(address(), Times.USUAL), TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
        stopIssuer();
        refuses(verifier(address(), Times.USUAL), TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
    }

    @Test
    void usesTheStaleSetIfTheAddressFails() {
        TokenVerifier verifier = verifier(address(), SHORT);
        accepts(verifier, TOKEN);
        int before = fetches.get();
        keySet = "";

        await(() -> {
            accepts(verifier, TOKEN);
            return fetches.get() > before + 1;
        });

        accepts(verifier, TOKEN);
    }

    @Test
    void isUnavailableForUnknownKeysOnlyWhileTheAddressFails() {
        TokenVerifier verifier = verifier(address(), SHORT);
        accepts(verifier, TOKEN);
        keySet = "";

        for (int i = 0; i < 20; i++) {
            refuses(verifier, TOKEN.header("kid", "unknown-" + i), ProblemType.TOKEN_KEYS_UNAVAILABLE);
            accepts(verifier, TOKEN);
        }

        keySet = KEYS.publicKeySet();
        await(() -> refusal(verifier, TOKEN.header("kid", "unknown")).code() == ProblemType.TOKEN_INVALID);
    }

    @Test
    void isReadyFromTheFirstSetOn() {
        keySet = "";
        TokenVerifier verifier = verifier(address(), SHORT);
        assertThat(verifier.hasKeys()).isFalse();

        keySet = KEYS.publicKeySet();
        await(verifier::hasKeys);

        keySet = "";
        refuses(verifier, TOKEN.header("kid", "unknown"), ProblemType.TOKEN_KEYS_UNAVAILABLE);
        assertThat(verifier.hasKeys()).isTrue();
    }

    @Test
    void logsTheCauseOfAFailure() throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        try (LoggedMessages messages = LoggedMessages.of(KeyFetch.class, log::add)) {
            keySet = "<html>";
            refuses(verifier(address(), SHORT), TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
            stopIssuer();
            refuses(verifier(address(), SHORT), TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
        }

        assertThat(log)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        line -> assertThat(line).contains("cannot be fetched").doesNotContain("null"))
                .anySatisfy(line -> assertThat(line).contains("is not a PEM, JWK or JWK set"))
                .anySatisfy(line -> assertThat(line).contains("ConnectException"));
    }

    @Test
    void isUnavailableIfNoKeyIsForAPermittedAlgorithm() {
        keySet = "{\"keys\": [{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"kid\": \"rsa\","
                + " \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}";

        refuses(verifier(address(), Times.USUAL), TOKEN, ProblemType.TOKEN_KEYS_UNAVAILABLE);
    }

    @Test
    void ignoresPrivateValues() {
        keySet = KEYS.privateKeySet();

        accepts(verifier(address(), Times.USUAL), TOKEN);
    }
}

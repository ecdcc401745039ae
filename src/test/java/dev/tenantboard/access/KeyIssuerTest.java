package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantboard.access.RemoteKeys.Times;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an issuer whose key set changes, and verifiers that fetch it. */
abstract class KeyIssuerTest {

    static final TokenKeys KEYS = TokenKeys.forTests();
    static final Tokens TOKEN = Tokens.forCaller(ACME_OWNER);

    /** The rate limit of fetches is no part of the tests with it: a slow machine renews twice in a moment. */
    static final Times SHORT = new Times(
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofHours(4));

    static final TokenAlgorithms ALGORITHMS = TokenAlgorithms.of(Optional.empty());

    final AtomicInteger fetches = new AtomicInteger();
    private HttpServer issuer;
    volatile String keySet = KEYS.publicKeySet();

    @BeforeEach
    final void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", this::answer);
        issuer.start();
    }

    @AfterEach
    final void stopIssuer() {
        issuer.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] body = keySet.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String address() {
        return "http://localhost:" + issuer.getAddress().getPort() + "/keys";
    }

    static TokenVerifier verifier(String address, Times times) {
        try {
            return new TokenVerifier(
                    TestSettings.usual().settings(),
                    new RemoteKeys(URI.create(address).toURL(), ALGORITHMS, times));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void accepts(TokenVerifier verifier, Tokens token) {
        assertThat(verifier.verify(token.sign()).userId()).isEqualTo(ACME_OWNER.userId());
    }

    static void refuses(TokenVerifier verifier, Tokens token, ProblemType type) {
        assertThat(refusal(verifier, token).code()).isEqualTo(type);
    }

    static Problem refusal(TokenVerifier verifier, Tokens token) {
        return catchThrowableOfType(ProblemException.class, () -> verifier.verify(token.sign()))
                .problem();
    }

    static boolean isAccepted(TokenVerifier verifier, Tokens token) {
        try {
            verifier.verify(token.sign());
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}

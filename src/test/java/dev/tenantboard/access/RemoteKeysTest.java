package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantboard.access.RemoteKeys.Times;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys at an address that rotates them, hangs, fails, or is not available. */
class RemoteKeysTest {

    private static final TokenKeys KEYS = TokenKeys.forTests();
    private static final Tokens TOKEN = Tokens.forCaller(ACME_OWNER);

    /** The rate limit of fetches is no part of the tests with it: a slow machine renews twice in a moment. */
    private static final Times SHORT = new Times(
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(1),
            Duration.ofHours(4));

    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer issuer;
    private volatile String keySet = KEYS.publicKeySet();

    @BeforeEach
    void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", this::answer);
        issuer.start();
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] body = keySet.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void fetchesTheSetOnceForManyTokens() {
        TokenVerifier verifier = new TokenVerifier(TestSettings.usual().withLocation(address()));

        for (int i = 0; i < 10; i++) {
            accepts(verifier, TOKEN);
        }

        assertThat(fetches).hasValue(1);
    }

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
        issuer.stop(0);
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
    void fetchesANewKeyAndRemovesTheOldOne() {
        TokenKeys next = TokenKeys.generate();
        RSAKey renamed = new RSAKey.Builder(next.rsa()).keyID("next").build();
        TokenVerifier verifier = verifier(address(), SHORT);
        accepts(verifier, TOKEN);
        keySet = new JWKSet(List.of(renamed)).toString(true);

        accepts(verifier, TOKEN.signedBy(new TokenKeys(renamed, next.ec())));
        refuses(verifier, TOKEN, ProblemType.TOKEN_INVALID);
    }

    @Test
    void doesNotFetchForEveryUnknownKey() {
        TokenVerifier verifier = verifier(address(), Times.USUAL);
        accepts(verifier, TOKEN);

        for (int i = 0; i < 20; i++) {
            refuses(verifier, TOKEN.header("kid", "unknown-" + i), ProblemType.TOKEN_INVALID);
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(2);
        accepts(verifier, TOKEN);
    }

    @Test
    void ignoresPrivateValues() {
        keySet = KEYS.privateKeySet();

        accepts(verifier(address(), Times.USUAL), TOKEN);
    }

    private String address() {
        return "http://localhost:" + issuer.getAddress().getPort() + "/keys";
    }

    private static TokenVerifier verifier(String address, Times times) {
        try {
            return new TokenVerifier(
                    TestSettings.usual().settings(),
                    new RemoteKeys(URI.create(address).toURL(), times));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void accepts(TokenVerifier verifier, Tokens token) {
        assertThat(verifier.verify(token.sign()).userId()).isEqualTo(ACME_OWNER.userId());
    }

    private static void refuses(TokenVerifier verifier, Tokens token, ProblemType type) {
        assertThatThrownBy(() -> verifier.verify(token.sign()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(type));
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}

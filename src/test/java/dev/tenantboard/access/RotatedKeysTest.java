package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.tenantboard.access.RemoteKeys.Times;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys at an address that rotates them, and tokens with unknown keys: each new key is known soon, with few requests. */
class RotatedKeysTest extends KeyIssuerTest {

    @Test
    void fetchesTheSetOnceForManyTokens() {
        TokenVerifier verifier = new TokenVerifier(TestSettings.usual().withLocation(address()));

        for (int i = 0; i < 10; i++) {
            accepts(verifier, TOKEN);
        }

        assertThat(fetches).hasValue(1);
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
    void fetchesAtMostOnceASecondForUnknownKeys() {
        TokenVerifier verifier = verifier(address(), Times.USUAL);
        Instant start = Instant.now();
        accepts(verifier, TOKEN);

        for (int i = 0; i < 100; i++) {
            refuses(verifier, TOKEN.header("kid", "unknown-" + i), ProblemType.TOKEN_INVALID);
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(mostSince(start));
        accepts(verifier, TOKEN);
    }

    @Test
    void knowsANewKeySoonWhileOthersSendUnknownKeys() {
        TokenKeys next = TokenKeys.generate();
        RSAKey renamed = new RSAKey.Builder(next.rsa()).keyID("next").build();
        Tokens newToken = TOKEN.signedBy(new TokenKeys(renamed, next.ec()));
        TokenVerifier verifier = verifier(address(), Times.USUAL);
        Instant start = Instant.now();
        refuses(verifier, newToken, ProblemType.TOKEN_INVALID);
        keySet = new JWKSet(List.of(renamed)).toString(true);
        Instant rotated = Instant.now();

        await(() -> {
            refuses(verifier, TOKEN.header("kid", "noise"), ProblemType.TOKEN_INVALID);
            return isAccepted(verifier, newToken);
        });

        assertThat(Duration.between(rotated, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(fetches).hasValueLessThanOrEqualTo(mostSince(start));
    }

    @Test
    void fetchesRarelyAfterAFailureAndSaysWhenToTryAgain() {
        keySet = "";
        TokenVerifier verifier = verifier(address(), Times.USUAL);

        for (int i = 0; i < 20; i++) {
            Problem problem = refusal(verifier, TOKEN);
            assertThat(problem.code()).isEqualTo(ProblemType.TOKEN_KEYS_UNAVAILABLE);
            assertThat(problem.detail()).endsWith("Try again in 5 s.");
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(2);
    }

    private static int mostSince(Instant start) {
        return (int) Duration.between(start, Instant.now()).toSeconds() + 2;
    }
}

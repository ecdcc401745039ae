package dev.tenantboard.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * Keys at an address. They are fetched with time-outs, cached, and renewed in the background before they expire. A token with
 * an unknown key causes a fetch, within the limits of {@link KeyFetch}. If the address does not respond, the cached keys are used
 * for longer.
 */
final class RemoteKeys implements JWKSource<SecurityContext>, Closeable {

    private static final JWKSelector EVERY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    /**
     * The times of the cache.
     *
     * @param kept how long a set is used before it is fetched again
     * @param ahead how long before that it is renewed in the background
     * @param waited how long a request waits for another request's fetch
     * @param apart the time between two fetches. It is how long a new key may stay unknown, and limits the requests to the issuer
     * @param pause the time after a fetch that failed, before the next one
     * @param outage how long a set is used if its address does not respond
     */
    record Times(Duration kept, Duration ahead, Duration waited, Duration apart, Duration pause, Duration outage) {

        static final Times USUAL = new Times(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofHours(4));
    }

    private final KeyFetch fetch;
    private final JWKSetBasedJWKSource<SecurityContext> cached;

    RemoteKeys(URL address, TokenAlgorithms algorithms, Times times) {
        fetch = new KeyFetch(address, algorithms, times);
        cached = (JWKSetBasedJWKSource<SecurityContext>) JWKSourceBuilder.create(fetch)
                .cache(times.kept().toMillis(), times.waited().toMillis())
                .refreshAheadCache(times.ahead().toMillis(), false)
                .rateLimited(false)
                .outageTolerant(times.outage().toMillis())
                .build();
    }

    /**
     * Returns no key if the issuer does not have it.
     *
     * @throws KeySourceException if the key is not among those that are cached, and the last fetch failed
     */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        List<JWK> found = cachedOrFetched(selector, context);
        if (found.isEmpty() && !fetch.succeeded()) {
            throw new JWKSetUnavailableException("the last fetch failed");
        }
        return found;
    }

    private List<JWK> cachedOrFetched(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            return cached.get(selector, context);
        } catch (RateLimitReachedException e) {
            return List.of();
        }
    }

    /** Returns whether a set was ever fetched. If not, it fetches one, so that readiness needs no request with a token. */
    boolean hadKeys() {
        if (!fetch.everSucceeded()) {
            try {
                cached.get(EVERY_KEY, null);
            } catch (KeySourceException e) {
                return fetch.everSucceeded();
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        cached.close();
    }
}

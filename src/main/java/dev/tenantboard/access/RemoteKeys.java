package dev.tenantboard.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * Keys at an address. They are fetched with time-outs, cached, and renewed in the background before they expire. A token with
 * an unknown key causes a fetch, within a rate limit. If the address does not respond, the cached keys are used for longer.
 */
final class RemoteKeys implements JWKSource<SecurityContext>, Closeable {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;

    /**
     * The times of the cache.
     *
     * @param kept how long a set is used before it is fetched again
     * @param ahead how long before that it is renewed in the background
     * @param waited how long a request waits for another request's fetch
     * @param apart the time between fetches for unknown keys; a second fetch is permitted at once
     * @param outage how long a set is used if its address does not respond
     */
    record Times(Duration kept, Duration ahead, Duration waited, Duration apart, Duration outage) {

        static final Times USUAL = new Times(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofHours(4));
    }

    private final JWKSetBasedJWKSource<SecurityContext> cached;
    private volatile boolean responding;

    RemoteKeys(URL address, Times times) {
        cached = (JWKSetBasedJWKSource<SecurityContext>) JWKSourceBuilder.create(new Fetch(address))
                .cache(times.kept().toMillis(), times.waited().toMillis())
                .refreshAheadCache(times.ahead().toMillis(), false)
                .rateLimited(times.apart().toMillis())
                .retrying(true)
                .outageTolerant(times.outage().toMillis())
                .build();
    }

    /** A key that is not in a recently fetched set is unknown. Only an address that does not respond is a failure. */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            return cached.get(selector, context);
        } catch (RateLimitReachedException e) {
            if (!responding) {
                throw e;
            }
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        cached.close();
    }

    private final class Fetch implements JWKSetSource<SecurityContext> {

        private final ResourceRetriever retriever =
                new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
        private final URL address;

        Fetch(URL address) {
            this.address = address;
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws KeySourceException {
            try {
                JWKSet keys = VerificationKeys.parse(
                        retriever.retrieveResource(address).getContent());
                responding = true;
                return keys;
            } catch (IOException | IllegalStateException e) {
                responding = false;
                throw new JWKSetRetrievalException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            // Each fetch closes its own connection.
        }
    }
}

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * Keys at an address: fetched with time-outs, kept, renewed ahead of time in the background, fetched again for a key
 * that is not among them, though not at everyone's wish, and used for a while longer when the address does not answer.
 */
final class RemoteKeys implements JWKSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;

    /**
     * How long what takes.
     *
     * @param kept how long a set is used before it is fetched again
     * @param ahead how long before that it is renewed in the background
     * @param waited how long a request waits for another one's fetch
     * @param apart how long it takes until an unknown key makes it be fetched again; a second fetch is free
     * @param outage how long a set is used when its address does not answer
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
    private volatile boolean answering;

    RemoteKeys(URL address, Times times) {
        cached = (JWKSetBasedJWKSource<SecurityContext>) JWKSourceBuilder.create(new Fetch(address))
                .cache(times.kept().toMillis(), times.waited().toMillis())
                .refreshAheadCache(times.ahead().toMillis(), false)
                .rateLimited(times.apart().toMillis())
                .retrying(true)
                .outageTolerant(times.outage().toMillis())
                .build();
    }

    /** A key that a set fetched a moment ago did not have is unknown; only an address that does not answer is a failure. */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            return cached.get(selector, context);
        } catch (RateLimitReachedException e) {
            if (!answering) {
                throw e;
            }
            return List.of();
        }
    }

    void close() {
        try {
            cached.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                answering = true;
                return keys;
            } catch (IOException | IllegalStateException e) {
                answering = false;
                throw new JWKSetRetrievalException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            // Every fetch closes what it opens.
        }
    }
}

package dev.tenantboard.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.time.Duration;

/**
 * Fetches a key set from an address, one request at a time. After each fetch there is a short time without one, and a longer time
 * after one that failed, so that tokens with invented key ids cause few requests.
 */
final class KeyFetch implements JWKSetSource<SecurityContext> {

    private static final Logger LOG = System.getLogger(KeyFetch.class.getName());

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;

    private final ResourceRetriever retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
    private final URL address;
    private final TokenAlgorithms algorithms;
    private final RemoteKeys.Times times;

    private volatile boolean succeeded;
    private volatile boolean everSucceeded;
    private long nextNanos = System.nanoTime();

    KeyFetch(URL address, TokenAlgorithms algorithms, RemoteKeys.Times times) {
        this.address = address;
        this.algorithms = algorithms;
        this.times = times;
    }

    /** Returns whether the last fetch succeeded. */
    boolean succeeded() {
        return succeeded;
    }

    boolean everSucceeded() {
        return everSucceeded;
    }

    @Override
    public synchronized JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        if (System.nanoTime() - nextNanos < 0) {
            throw succeeded ? new RateLimitReachedException() : new JWKSetUnavailableException("the last fetch failed");
        }
        try {
            JWKSet keys =
                    VerificationKeys.parse(retriever.retrieveResource(address).getContent(), algorithms);
            succeed();
            return keys;
        } catch (IOException | RuntimeException e) {
            fail(e);
            throw new JWKSetRetrievalException(e.toString(), e);
        }
    }

    private void succeed() {
        if (everSucceeded && !succeeded) {
            LOG.log(Level.INFO, "the keys that verify tokens can be fetched again");
        }
        everSucceeded = true;
        succeeded = true;
        waitFor(times.apart());
    }

    private void fail(Exception cause) {
        LOG.log(Level.ERROR, "the keys that verify tokens cannot be fetched: {0}", cause.toString());
        succeeded = false;
        waitFor(times.pause());
    }

    private void waitFor(Duration time) {
        nextNanos = System.nanoTime() + time.toNanos();
    }

    @Override
    public void close() {
        // Each fetch closes its own connection.
    }
}

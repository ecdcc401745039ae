package dev.tenantboard.quickaction.outbound;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.scheduling.KeyedLimit;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** Calls to the operator's endpoints. */
@ApplicationScoped
public class OutboundCalls {

    /** The limit for connect, TLS, request and answer together. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);

    /** A quarter of the server's threads may wait for slow endpoints. */
    private static final int MAX_OPEN = 16;

    /** Limits one organization, so that its slow endpoint does not block the calls of others. */
    private static final int MAX_OPEN_OF_ORGANIZATION = 4;

    private final KeyedLimit open = new KeyedLimit(MAX_OPEN_OF_ORGANIZATION, MAX_OPEN);

    @Inject
    private OutboundSettings settings;

    @Resource
    private ManagedExecutorService threads;

    private SignedPosts posts;

    /** Starts with the application, so that an invalid setting fails the deployment and not the first call. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The event creates the bean.
    }

    @PostConstruct
    void readSettings() {
        OutboundPolicy policy = OutboundPolicy.of(settings);
        var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        posts = new SignedPosts(
                policy,
                new Exchange.Environment(InetAddress::getAllByName, policy.addresses(), tls),
                threads,
                DEADLINE);
    }

    /** Returns whether the operator's list covers an address. */
    public boolean permits(String address) {
        return posts.policy().permitted(address).isPresent();
    }

    /** Returns a permit for one call. It is not acquired yet, but must be closed. */
    public Permit permit() {
        return new Permit();
    }

    /** A permit for one of the calls that may be open at the same time. */
    public final class Permit implements AutoCloseable {

        private String holder;

        private Permit() {}

        /** @throws ProblemException 503 if too many calls are open, of the organization or of all */
        public void acquire(String organizationId) {
            if (!open.tryAcquire(organizationId)) {
                throw new ProblemException(
                        ProblemType.SERVER_BUSY, "Too many calls to endpoints are open. Nothing was done: try again.");
            }
            holder = organizationId;
        }

        /** Makes the call and waits for its outcome, at most until the deadline. No transaction should be open. */
        public CallOutcome send(OutboundCall call) {
            return posts.send(call);
        }

        @Override
        public void close() {
            if (holder != null) {
                open.release(holder);
            }
        }
    }
}

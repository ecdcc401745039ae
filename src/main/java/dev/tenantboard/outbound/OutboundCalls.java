package dev.tenantboard.outbound;

import dev.tenantboard.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocketFactory;

/** Calls to the operator's endpoints. */
@ApplicationScoped
public class OutboundCalls {

    /** Connect, TLS, request and answer together. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);

    /** A quarter of the server's threads may wait for endpoints; the others serve on while those are slow. */
    private static final int OPEN_AT_A_TIME = 16;

    private final Semaphore lines = new Semaphore(OPEN_AT_A_TIME);

    @Inject
    private OutboundSettings settings;

    @Resource
    private ManagedExecutorService threads;

    private SignedPosts posts;

    /** With the application, so that a setting that is wrong fails its deployment and not its first call. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // What counts is that the bean is there.
    }

    @PostConstruct
    void readSettings() {
        OutboundPolicy policy = OutboundPolicy.of(settings);
        var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        posts = new SignedPosts(
                policy, new Post.Reach(InetAddress::getAllByName, policy.addresses(), tls), threads, DEADLINE);
    }

    /** Whether the operator's list covers an address now. */
    public boolean permits(String address) {
        return posts.policy().permitted(address).isPresent();
    }

    /** A line for one call, which is not taken before it is known to be needed; to be closed in any case. */
    public Line line() {
        return new Line();
    }

    /** One of the few calls that may be open at a time. */
    public final class Line implements AutoCloseable {

        private boolean taken;

        private Line() {}

        /**
         * Takes it.
         *
         * @throws ProblemException 503 if too many calls are open
         */
        public void take() {
            taken = taken || lines.tryAcquire();
            if (!taken) {
                throw ProblemException.unavailable(
                        "Too many calls to endpoints are open. Nothing was done: try again.");
            }
        }

        /** Makes the call and waits for what becomes of it, for the deadline at most; no transaction should be open. */
        public CallOutcome send(OutboundCall call) {
            take();
            return posts.send(call);
        }

        @Override
        public void close() {
            if (taken) {
                taken = false;
                lines.release();
            }
        }
    }
}

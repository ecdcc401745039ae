package dev.tenantboard.quickaction.outbound;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/** Calls to the operator's endpoints. */
@ApplicationScoped
public class OutboundCalls {

    /** Connect, TLS, request and answer together. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);

    /** A quarter of the server's threads may wait for endpoints; the others serve on while those are slow. */
    private static final int OPEN_AT_A_TIME = 16;

    /** So that the slow endpoint of one organization leaves lines to the others. */
    private static final int OPEN_FOR_AN_ORGANIZATION = 4;

    private final Map<String, Integer> open = new HashMap<>();

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

    private synchronized boolean open(String organizationId) {
        int theirs = open.getOrDefault(organizationId, 0);
        boolean isFree = theirs < OPEN_FOR_AN_ORGANIZATION
                && open.values().stream().mapToInt(Integer::intValue).sum() < OPEN_AT_A_TIME;
        if (isFree) {
            open.put(organizationId, theirs + 1);
        }
        return isFree;
    }

    private synchronized void close(String organizationId) {
        open.computeIfPresent(organizationId, (id, theirs) -> theirs == 1 ? null : theirs - 1);
    }

    /** A line for one call, which is not taken yet; to be closed in any case. */
    public Line line() {
        return new Line();
    }

    /** One of the few calls that may be open at a time. */
    public final class Line implements AutoCloseable {

        private String takenFor;

        private Line() {}

        /** @throws ProblemException 503 if too many calls are open, of the organization or of all */
        public void take(String organizationId) {
            if (!open(organizationId)) {
                throw new ProblemException(
                        ProblemType.SERVER_BUSY, "Too many calls to endpoints are open. Nothing was done: try again.");
            }
            takenFor = organizationId;
        }

        /** Makes the call and waits for what becomes of it, for the deadline at most; no transaction should be open. */
        public CallOutcome send(OutboundCall call) {
            return posts.send(call);
        }

        @Override
        public void close() {
            if (takenFor != null) {
                OutboundCalls.this.close(takenFor);
            }
        }
    }
}

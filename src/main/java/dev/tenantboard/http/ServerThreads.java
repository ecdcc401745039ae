package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The threads of the server that serve requests. A group of requests may use a part of them, so that no group takes them all
 * from the others. Refused requests do not wait.
 */
@ApplicationScoped
public class ServerThreads {

    /** The number of threads that the settings of the server have: server.options, {@code --maxhttpthreads}. */
    static final int OF_SERVER = 64;

    private static final int FEW = 8;

    /** Requests that share a part of the threads. */
    public record Group(String name, boolean isUser) {

        /** Probes and metrics, which have threads that no other group can use. */
        static final Group OPERATOR = new Group("operator", false);

        /** Files and pages outside of the API. */
        static final Group PAGES = new Group("pages", false);

        /** Requests to the API without a valid token. */
        static final Group NOBODY = new Group("nobody", false);

        static Group ofUser(String userId) {
            return new Group(userId, true);
        }
    }

    private final Map<Group, Integer> groups = new HashMap<>();
    private int limit;
    private int all;

    /** For the container's proxy. */
    ServerThreads() {}

    @Inject
    ServerThreads(@ConfigProperty(name = "tenantboard.requests.concurrency") int limit) {
        if (limit < FEW || limit > OF_SERVER - FEW) {
            throw new IllegalStateException(
                    "tenantboard.requests.concurrency: a whole number from " + FEW + " to " + (OF_SERVER - FEW));
        }
        this.limit = limit;
    }

    /** A server with an invalid setting does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which reads the setting.
    }

    /** Takes a thread for a request, until {@link #leave}. Returns why it has none, or nothing. */
    public synchronized Optional<ProblemType> enter(Group group) {
        boolean reserved = group.equals(Group.OPERATOR);
        if (!reserved && all >= limit) {
            return Optional.of(ProblemType.SERVER_BUSY);
        }
        int used = groups.getOrDefault(group, 0);
        if (used >= limitOf(group)) {
            return Optional.of(group.isUser() ? ProblemType.CONCURRENCY_LIMIT_EXCEEDED : ProblemType.SERVER_BUSY);
        }
        groups.put(group, used + 1);
        all += reserved ? 0 : 1;
        return Optional.empty();
    }

    private int limitOf(Group group) {
        boolean few = group.equals(Group.OPERATOR) || group.equals(Group.PAGES);
        return few ? FEW - 1 : limit / 2;
    }

    public synchronized void leave(Group group) {
        groups.computeIfPresent(group, (same, used) -> used == 1 ? null : used - 1);
        all -= group.equals(Group.OPERATOR) ? 0 : 1;
    }
}

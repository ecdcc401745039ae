package dev.tenantboard.live;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the open streams of this server, and refuses a stream above a limit before any of it is sent. */
@ApplicationScoped
public class OpenStreams {

    private final Map<String, Integer> ofUsers = new HashMap<>();
    private final Map<String, Integer> ofOrganizations = new HashMap<>();
    private int all;

    @Inject
    private EventSettings settings;

    /** @throws ProblemException 429 */
    synchronized void add(String userId, String organizationId) {
        require(ofUsers.getOrDefault(userId, 0) < settings.ofUser(), "You have");
        require(ofOrganizations.getOrDefault(organizationId, 0) < settings.ofOrganization(), "The organization has");
        require(all < settings.ofServer(), "The server has");
        ofUsers.merge(userId, 1, Integer::sum);
        ofOrganizations.merge(organizationId, 1, Integer::sum);
        all++;
    }

    private static void require(boolean free, String whose) {
        if (!free) {
            throw ProblemException.retryLater(
                    ProblemType.STREAM_LIMIT_EXCEEDED,
                    whose + " too many event streams open. Close one, or read without a stream for a while.",
                    Duration.ofSeconds(1));
        }
    }

    synchronized int count() {
        return all;
    }

    synchronized void remove(String userId, String organizationId) {
        ofUsers.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
        ofOrganizations.computeIfPresent(organizationId, (id, count) -> count == 1 ? null : count - 1);
        all--;
    }
}

package dev.tenantboard.live;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How pages are told what changes.
 *
 * @param poll at most so long after the last one, an organization's log is read, whether there is news or not
 * @param heartbeat after which a quiet stream shows that it is there
 * @param counts between two counts for a user because of new activities
 * @param ofUser streams that a user may have open, on each server
 * @param ofOrganization streams that an organization may have open, on each server
 * @param ofServer streams that a server may have open
 */
@Dependent
public record EventSettings(
        @ConfigProperty(name = "tenantboard.events.poll") Duration poll,

        @ConfigProperty(name = "tenantboard.events.heartbeat")
        Duration heartbeat,

        @ConfigProperty(name = "tenantboard.events.counts") Duration counts,

        @ConfigProperty(name = "tenantboard.events.streams-per-user")
        int ofUser,

        @ConfigProperty(name = "tenantboard.events.streams-per-organization")
        int ofOrganization,

        @ConfigProperty(name = "tenantboard.events.streams") int ofServer) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Inject
    public EventSettings {
        require(isBetween(poll), "poll: a duration from " + SHORTEST + " to " + LONGEST);
        require(isBetween(heartbeat), "heartbeat: a duration from " + SHORTEST + " to " + LONGEST);
        require(isBetween(counts), "counts: a duration from " + SHORTEST + " to " + LONGEST);
        require(
                ofUser > 0 && ofOrganization > 0 && ofServer > 0,
                "streams-per-user, streams-per-organization and streams: whole numbers from 1");
    }

    private static boolean isBetween(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalStateException("tenantboard.events: " + rule);
        }
    }
}

package dev.tenantboard.live;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings of live events.
 *
 * @param poll the longest time between two reads of an organization's log, with hints or without
 * @param heartbeat the longest time without a block on a stream
 * @param counts the time between two counts for a user because of new activities
 * @param ofUser how many streams a user may have open on each server
 * @param ofOrganization how many streams an organization may have open on each server
 * @param ofServer how many streams may be open on a server
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

    private static void require(boolean valid, String rule) {
        if (!valid) {
            throw new IllegalStateException("tenantboard.events: " + rule);
        }
    }
}

package dev.tenantboard.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions of one organization on this server, by user. */
final class AllSubscriptions {

    private final String organizationId;
    private final Channels channels;
    private final Map<String, UserSubscriptions> byUser = new ConcurrentHashMap<>();

    AllSubscriptions(String organizationId, Channels channels) {
        this.organizationId = organizationId;
        this.channels = channels;
    }

    void add(Subscription subscription) {
        byUser.compute(subscription.userId(), (user, known) -> {
            UserSubscriptions ofUser = known == null ? channels.ofUser(user, organizationId) : known;
            ofUser.all().add(subscription);
            return ofUser;
        });
    }

    void remove(Subscription subscription) {
        byUser.computeIfPresent(subscription.userId(), (user, ofUser) -> {
            ofUser.all().remove(subscription);
            if (!ofUser.all().isEmpty()) {
                return ofUser;
            }
            ofUser.close();
            return null;
        });
    }

    /** The subscriptions of the same user, or nothing if all have ended. */
    Optional<UserSubscriptions> ofUser(Subscription subscription) {
        return Optional.ofNullable(byUser.get(subscription.userId()));
    }
}

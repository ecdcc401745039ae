package dev.tenantboard.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The users of one organization who have pages open here. */
final class AllSubscriptions {

    private final String organizationId;
    private final Channels channels;
    private final Map<String, UserSubscriptions> ofUsers = new ConcurrentHashMap<>();

    AllSubscriptions(String organizationId, Channels channels) {
        this.organizationId = organizationId;
        this.channels = channels;
    }

    void enter(Subscription page) {
        ofUsers.compute(page.userId(), (user, known) -> {
            UserSubscriptions audience = known == null ? channels.audience(user, organizationId) : known;
            audience.pages().add(page);
            return audience;
        });
    }

    void leave(Subscription page) {
        ofUsers.computeIfPresent(page.userId(), (user, audience) -> {
            audience.pages().remove(page);
            if (!audience.pages().isEmpty()) {
                return audience;
            }
            audience.close();
            return null;
        });
    }

    /** None if its last page has left. */
    Optional<UserSubscriptions> of(Subscription page) {
        return Optional.ofNullable(ofUsers.get(page.userId()));
    }
}

package dev.tenantboard.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The users of one organization who have pages open here. */
final class Audiences {

    private final String organizationId;
    private final Channels channels;
    private final Map<String, Audience> ofUsers = new ConcurrentHashMap<>();

    Audiences(String organizationId, Channels channels) {
        this.organizationId = organizationId;
        this.channels = channels;
    }

    void enter(Subscription page) {
        ofUsers.compute(page.userId(), (user, known) -> {
            Audience audience = known == null ? channels.audience(user, organizationId) : known;
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
    Optional<Audience> of(Subscription page) {
        return Optional.ofNullable(ofUsers.get(page.userId()));
    }
}

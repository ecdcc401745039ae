package dev.tenantboard.live;

import dev.tenantboard.api.Answer;
import dev.tenantboard.server.Fleet;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Records batches over HTTP and marks their activities, at any server. The rows of a failed request may be stored or not. */
final class RestlessClient implements Callable<Void> {

    private static final Duration PAUSE = Duration.ofMillis(800);

    private static final String ITEM = """
            {"title":"Sent","type":"USER_ACTION","entityType":"deal","entityId":"1","action":"won"}""";

    private final FaultyFleet fleet;
    private final List<LiveOrganization> organizations;
    private final AtomicBoolean over;
    private final Random random;

    RestlessClient(FaultyFleet fleet, List<LiveOrganization> organizations, AtomicBoolean over, Random random) {
        this.fleet = fleet;
        this.organizations = organizations;
        this.over = over;
        this.random = random;
    }

    @Override
    public Void call() {
        while (!over.get()) {
            LiveOrganization organization = organizations.get(random.nextInt(organizations.size()));
            try {
                work(organization.on(fleet.api(random.nextInt(Fleet.SIZE))));
            } catch (UncheckedIOException cutOff) {
                // The server was killed.
            }
            LockSupport.parkNanos(
                    (long) (random.nextDouble() * fleet.pace(PAUSE).toNanos()));
        }
        return null;
    }

    private void work(LiveOrganization organization) {
        String items = String.join(",", Collections.nCopies(1 + random.nextInt(60), ITEM));
        Answer recorded = organization.owner().post("/activities/batch", "[" + items + "]");
        for (int i = 0; recorded.status() == 207 && i < 3; i++) {
            String id = recorded.text("/items/0/id");
            organization.member().put("/activities/" + id + "/marks", "{\"isRead\":" + random.nextBoolean() + "}");
        }
    }
}

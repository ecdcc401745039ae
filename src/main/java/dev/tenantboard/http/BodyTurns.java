package dev.tenantboard.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The order in which requests are served whose bodies were awaited. The container would use a new thread for each, without a
 * limit.
 */
@ApplicationScoped
class BodyTurns {

    static final int MOST = 16;

    private final Set<AwaitedBody> waiting = new LinkedHashSet<>();
    private int served;

    /** Serves the request now or, if there are too many, after others. */
    synchronized void enter(AwaitedBody body) {
        if (served < MOST) {
            served++;
            body.dispatch();
        } else {
            waiting.add(body);
        }
    }

    /** Serves the request now, because it is only refused. */
    synchronized void enterAtOnce(AwaitedBody body) {
        served++;
        body.dispatch();
    }

    /** Returns whether the request was still waiting. */
    synchronized boolean leave(AwaitedBody body) {
        return waiting.remove(body);
    }

    /** A request has been served, so the next one is. */
    synchronized void next() {
        if (waiting.isEmpty() || served > MOST) {
            served--;
            return;
        }
        AwaitedBody first = waiting.iterator().next();
        waiting.remove(first);
        first.dispatch();
    }
}

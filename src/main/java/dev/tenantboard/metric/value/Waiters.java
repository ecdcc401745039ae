package dev.tenantboard.metric.value;

import java.util.HashMap;
import java.util.Map;

/** Requests whose threads wait for calculations: so few that the server has threads for everything else. */
final class Waiters {

    static final int MAX = 16;

    static final int MAX_OF_ORGANIZATION = 4;

    private final Map<String, Integer> waiting = new HashMap<>();
    private int all;

    /** Whether one more of an organization may wait. */
    synchronized boolean enter(String organizationId) {
        int others = waiting.getOrDefault(organizationId, 0);
        if (all >= MAX || others >= MAX_OF_ORGANIZATION) {
            return false;
        }
        waiting.put(organizationId, others + 1);
        all++;
        return true;
    }

    synchronized void leave(String organizationId) {
        waiting.computeIfPresent(organizationId, (id, before) -> before == 1 ? null : before - 1);
        all--;
    }
}

package dev.tenantboard.metric.value;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** What one organization waits for: what people ask for, and a visit. */
final class OrganizationQueue {

    private final Deque<Runnable> asked = new ArrayDeque<>();
    private Runnable visit;
    private int running;

    void add(Collection<? extends Runnable> work) {
        asked.addAll(work);
    }

    void setVisit(Runnable work) {
        visit = work;
    }

    void remove(Runnable work) {
        asked.remove(work);
    }

    void clear() {
        asked.clear();
        visit = null;
    }

    int waiting() {
        return asked.size();
    }

    /** How often it has yet to move. */
    int begins() {
        return asked.size() + (visit == null ? 0 : 1);
    }

    boolean isEmpty() {
        return running == 0 && asked.isEmpty() && visit == null;
    }

    boolean canBegin(int concurrency) {
        return running < concurrency && (visit != null || !asked.isEmpty());
    }

    /** Whether a visit waits, or something else. */
    boolean has(boolean visits) {
        return visits ? visit != null : !asked.isEmpty();
    }

    Runnable begin(boolean visitsFirst) {
        running++;
        boolean visiting = visit != null && (visitsFirst || asked.isEmpty());
        if (!visiting) {
            return asked.remove();
        }
        Runnable begun = visit;
        visit = null;
        return begun;
    }

    void end() {
        running--;
    }
}

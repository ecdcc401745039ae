package dev.tenantboard.live.log;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Says what entries mean now, by the rules of the feature whose rows they are about. Each feature has one. */
public interface EventRenderer {

    /** The kinds of entries that it tells of. */
    Set<EventKind> kinds();

    /**
     * What is told of each entry; of one that is left out, nothing. However many they are, the database is asked a fixed
     * number of times.
     */
    Map<LogEntry, EventRendering> render(Collection<LogEntry> entries);
}

package dev.tenantboard.live.log;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Renders entries from the current rows of a feature, by the feature's own access rules. Each feature has one. */
public interface EventRenderer {

    /** The kinds of entries that it renders. */
    Set<EventKind> kinds();

    /** Renders entries, or leaves them out. The number of statements does not depend on the number of entries. */
    Map<LogEntry, EventRendering> render(Collection<LogEntry> entries);
}

package dev.tenantboard.live.log;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Members;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the log of an organization as the product. Its transactions write nothing, and cause no notification. */
@Stateless
@Tenanted
public class EventLog {

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    @Inject
    private Members members;

    @Inject
    @Any
    private Instance<EventRenderer> instances;

    private List<EventRenderer> renderers;

    /** Only once, because an {@code Instance} keeps all beans that it returned as long as its owner exists. */
    @PostConstruct
    void findRenderers() {
        renderers = instances.stream().toList();
    }

    /**
     * The current end of the log. A client that loads all data afterwards, and continues from here, misses no event.
     */
    public Position end() {
        return query(EventRows::end);
    }

    /**
     * Reads some entries after a position, and the membership of users. The number of statements does not depend on the number
     * of entries and users.
     *
     * @throws LogCutOffException if the log cannot be read from the position any more
     */
    public LogPage read(Position after, int limit, Set<String> userIds) {
        EventPage page = query(rows -> rows.after(after, limit));
        return new LogPage(after, rendered(page.entries()), page.next(), page.more(), members.among(userIds));
    }

    private interface Query<T> {
        T of(EventRows rows) throws SQLException;
    }

    private <T> T query(Query<T> query) {
        tenant.readsOnly();
        return database.run(statements -> query.of(new EventRows(statements, tenant.organizationId())));
    }

    private List<LogPage.Entry> rendered(List<EventPage.Entry> entries) {
        Map<EventKind, List<LogEntry>> byKind = entries.stream()
                .map(EventPage.Entry::event)
                .filter(event -> event.kind() != null)
                .collect(Collectors.groupingBy(LogEntry::kind));
        Map<LogEntry, EventRendering> renderings = renderers.stream()
                .flatMap(renderer -> renderings(renderer, byKind).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return entries.stream()
                .filter(entry -> renderings.containsKey(entry.event()))
                .map(entry -> new LogPage.Entry(entry.after(), renderings.get(entry.event())))
                .toList();
    }

    private static Map<LogEntry, EventRendering> renderings(
            EventRenderer renderer, Map<EventKind, List<LogEntry>> byKind) {
        List<LogEntry> entries = renderer.kinds().stream()
                .flatMap(kind -> Optional.ofNullable(byKind.get(kind)).stream().flatMap(List::stream))
                .toList();
        return entries.isEmpty() ? Map.of() : renderer.render(entries);
    }
}

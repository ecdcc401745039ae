package dev.tenantboard.live.log;

import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.tenancy.Members;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The log of an organization, read by the product. It reads only: whoever is woken by what a transaction wrote is not by
 * this one.
 */
@Stateless
@Tenanted
public class EventLog {

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    @Inject
    private Members members;

    @Inject
    @Any
    private Instance<EventRenderer> known;

    private List<EventRenderer> tellers;

    /** Once: all that an {@code Instance} hands out is held for as long as its owner lives. */
    @PostConstruct
    void findTellers() {
        tellers = known.stream().toList();
    }

    /** Where the log ends now: whoever begins here misses nothing that they do not find by reading all afterwards. */
    public Position end() {
        return reading(EventRows::end);
    }

    /**
     * Some entries after a position, and whom of the users they may be told to. What is read costs the same number of
     * statements however many entries and users there are.
     *
     * @throws LogCutOffException if the position is of no use any more
     */
    public LogPage read(Position after, int limit, Set<String> userIds) {
        EventPage page = reading(rows -> rows.after(after, limit));
        return new LogPage(told(page.entries()), page.next(), page.more(), members.among(userIds));
    }

    /** A question to the log's rows. */
    private interface Question<T> {
        T of(EventRows rows) throws SQLException;
    }

    private <T> T reading(Question<T> question) {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection()) {
            return question.of(new EventRows(connection, tenant.organizationId()));
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    private List<RenderedEntry> told(List<EventPage.Entry> entries) {
        Map<EventKind, List<LogEntry>> byKind = entries.stream()
                .map(EventPage.Entry::event)
                .filter(event -> event.kind() != null)
                .collect(Collectors.groupingBy(LogEntry::kind));
        Map<LogEntry, EventRendering> tellings = tellers.stream()
                .flatMap(teller -> tellings(teller, byKind).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return entries.stream()
                .filter(entry -> tellings.containsKey(entry.event()))
                .map(entry -> new RenderedEntry(entry.after(), tellings.get(entry.event())::to))
                .toList();
    }

    private static Map<LogEntry, EventRendering> tellings(EventRenderer teller, Map<EventKind, List<LogEntry>> byKind) {
        List<LogEntry> its = teller.kinds().stream()
                .flatMap(kind -> Optional.ofNullable(byKind.get(kind)).stream().flatMap(List::stream))
                .toList();
        return its.isEmpty() ? Map.of() : teller.render(its);
    }
}

package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.EventKind;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.EventRenderer;
import dev.tenantboard.live.log.EventRendering;
import dev.tenantboard.live.log.LogEntry;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.value.MetricDependencies;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.StoredValue;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells of new values, to those who may read them: of a value that is not for them, what their GET says of it. */
@Stateless
@Tenanted
public class MetricRenderer implements EventRenderer {

    @Inject
    private MetricDependencies family;

    @Inject
    private MetricValues values;

    private record Changed(String id, MetricStatus status, Double value, Instant calculatedAt) {}

    @Override
    public Set<EventKind> kinds() {
        return EnumSet.of(EventKind.METRIC_VALUE_CHANGED);
    }

    @Override
    public Map<LogEntry, EventRendering> render(Collection<LogEntry> entries) {
        List<DashboardMetric> metrics =
                family.found(entries.stream().map(LogEntry::subject).collect(Collectors.toSet()));
        Map<String, Predicate<Caller>> readers = family.readers(metrics);
        Map<String, StoredValue> stored = values.current(readers.keySet());
        Map<String, EventRendering> byMetric = new HashMap<>();
        stored.forEach((id, value) -> byMetric.put(id, telling(id, value, readers.get(id))));
        Map<LogEntry, EventRendering> tellings = new HashMap<>();
        entries.forEach(entry ->
                Optional.ofNullable(byMetric.get(entry.subject())).ifPresent(telling -> tellings.put(entry, telling)));
        return tellings;
    }

    /** There are two things to be told at most: the value, and what those get who may read the metric only. */
    private static EventRendering telling(String id, StoredValue stored, Predicate<Caller> readers) {
        Map<StoredValue, Message> messages = new ConcurrentHashMap<>();
        return reader -> readers.test(reader)
                ? Optional.of(messages.computeIfAbsent(stored.forReader(reader), value -> message(id, value)))
                : Optional.empty();
    }

    private static Message message(String id, StoredValue value) {
        return Message.of(EventName.METRIC_CHANGED, new Changed(id, value.status(), value.value(), value.time()));
    }
}

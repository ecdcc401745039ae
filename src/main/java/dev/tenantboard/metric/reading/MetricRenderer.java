package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.EventData;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Renders changes of values for subscribers. Each reader gets what their GET would return. */
@Stateless
@Tenanted
public class MetricRenderer implements EventRenderer {

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private MetricValues values;

    @EventData(EventName.METRIC_CHANGED)
    @Schema(description = "The data of metric.changed.")
    private record MetricChanged(
            @Schema(description = "The id of the metric.", example = "cm4qz2x1a0001")
            String id,

            @Schema(description = "The status of the value.")
            MetricStatus status,

            @Schema(
                    description = "The value; null if there is none, or if the reader may not read it.",
                    nullable = true,
                    example = "42")
            Double value,

            @Schema(description = "The time of the calculation; null if there was none.", nullable = true)
            Instant calculatedAt) {}

    @Override
    public Set<EventKind> kinds() {
        return EnumSet.of(EventKind.METRIC_VALUE_CHANGED);
    }

    @Override
    public Map<LogEntry, EventRendering> render(Collection<LogEntry> entries) {
        List<DashboardMetric> metrics =
                dependencies.found(entries.stream().map(LogEntry::subject).collect(Collectors.toSet()));
        Map<String, Predicate<Caller>> readers = dependencies.readers(metrics);
        Map<String, StoredValue> stored = values.current(readers.keySet());
        Map<String, EventRendering> byMetric = new HashMap<>();
        stored.forEach((id, value) -> byMetric.put(id, telling(id, value, readers.get(id))));
        Map<LogEntry, EventRendering> tellings = new HashMap<>();
        entries.forEach(entry ->
                Optional.ofNullable(byMetric.get(entry.subject())).ifPresent(telling -> tellings.put(entry, telling)));
        return tellings;
    }

    /**
     * There are at most two messages: the value, and the message for readers of the metric who may not read the value.
     */
    private static EventRendering telling(String id, StoredValue stored, Predicate<Caller> readers) {
        Map<StoredValue, Message> messages = new ConcurrentHashMap<>();
        return reader -> readers.test(reader)
                ? Optional.of(messages.computeIfAbsent(stored.forReader(reader), value -> message(id, value)))
                : Optional.empty();
    }

    private static Message message(String id, StoredValue value) {
        return Message.of(EventName.METRIC_CHANGED, new MetricChanged(id, value.status(), value.value(), value.time()));
    }
}

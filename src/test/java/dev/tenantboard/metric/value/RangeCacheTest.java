package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.metric.value.RangeCache.Entry;
import dev.tenantboard.metric.value.RangeCache.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RangeCacheTest {

    private static final OffsetDateTime WRITTEN = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    private static final QueryRange MONTH = range(null, new Window.This(Unit.MONTH));
    private static final RangeValue VALUE =
            new RangeValue(1.0, MetricStatus.NORMAL, Summary.NONE, null, Instant.parse("2026-01-01T00:00:00Z"));

    private static final Key KEY = key("org-a", Optional.of(Set.of("deals:read")), MONTH, List.of(), WRITTEN, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final RangeCache cache = new RangeCache(3, Duration.ofSeconds(10), nanos::get);

    private static QueryRange range(ZoneId zone, Window window) {
        return new QueryRange(zone, window, true);
    }

    private static Key key(
            String organization,
            Optional<Set<String>> permissions,
            QueryRange range,
            List<FieldFilter> filters,
            OffsetDateTime definition,
            long catalog) {
        return new Key(organization, "metric", permissions, range, filters, Map.of("metric", definition), catalog);
    }

    @Test
    void answersTheSameQuestionOnceUntilItExpires() {
        Entry first = cache.entry(KEY);
        Entry waiting = cache.entry(KEY);
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        first.value().complete(VALUE);
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        Entry fresh = cache.entry(KEY);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        Entry expired = cache.entry(KEY);

        assertThat(first.isNew()).isTrue();
        assertThat(waiting).isEqualTo(new Entry(first.value(), false));
        assertThat(fresh.value().join()).isEqualTo(VALUE);
        assertThat(expired.isNew()).isTrue();
    }

    @Test
    void forgetsAValueThatCouldNotBeCalculated() {
        cache.entry(KEY).value().complete(null);

        assertThat(cache.entry(KEY).isNew()).isTrue();
    }

    @Test
    void doesNotAnswerAnotherQuestion() {
        Optional<Set<String>> permissions = Optional.of(Set.of("deals:read"));
        cache.entry(KEY).value().complete(VALUE);

        assertThat(Stream.of(
                        key("org-b", permissions, MONTH, List.of(), WRITTEN, 1),
                        key("org-a", Optional.of(Set.of()), MONTH, List.of(), WRITTEN, 1),
                        key("org-a", Optional.empty(), MONTH, List.of(), WRITTEN, 1),
                        key("org-a", permissions, null, List.of(), WRITTEN, 1),
                        key("org-a", permissions, range(null, new Window.This(Unit.YEAR)), List.of(), WRITTEN, 1),
                        key("org-a", permissions, range(ZoneId.of("UTC"), MONTH.window()), List.of(), WRITTEN, 1),
                        key("org-a", permissions, MONTH, List.of(new FieldFilter("a", List.of("b"))), WRITTEN, 1),
                        key("org-a", permissions, MONTH, List.of(), WRITTEN.plusNanos(1_000), 1),
                        key("org-a", permissions, MONTH, List.of(), WRITTEN, 2),
                        new Key("org-a", "other", permissions, MONTH, List.of(), KEY.definitions(), 1)))
                .allSatisfy(other -> assertThat(cache.entry(other).isNew()).isTrue());
    }

    @Test
    void keepsNoExpiredValues() {
        cache.entry(KEY).value().complete(VALUE);
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        cache.entry(key("org-a", Optional.empty(), MONTH, List.of(), WRITTEN, 1));

        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void keepsTheLatestOnly() {
        for (int version = 0; version < 10; version++) {
            cache.entry(key("org-a", Optional.empty(), MONTH, List.of(), WRITTEN, version));
        }

        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.entry(key("org-a", Optional.empty(), MONTH, List.of(), WRITTEN, 9))
                        .isNew())
                .isFalse();
    }
}

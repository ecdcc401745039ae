package dev.tenantboard.metric.catalog;

import dev.tenantboard.metric.catalog.SourceSurvey.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * One survey: new and changed views first, then the views whose last probe is oldest. When the time is over, the
 * remaining views keep their verdicts until the next survey.
 */
final class SurveyRound {

    private static final System.Logger LOG = System.getLogger(SurveyRound.class.getName());

    /** No probe starts after this time. */
    static final Duration BUDGET = Duration.ofSeconds(10);

    /** A proof is valid as long as the view does not change. What was taken on trust may change. */
    static final Duration PROVED_FOR = Duration.ofMinutes(10);

    /** Shorter than the time between two surveys. */
    static final Duration OTHERS_FOR = Duration.ofSeconds(20);

    /** Opens connections. Each is closed before the next one is opened. */
    interface Connections {
        Connection open() throws SQLException;
    }

    private final Connections connections;
    private final Predicate<SourceView> worthProbing;
    private final LongSupplier nanos;
    private final Map<SourceView, Verdict> verdicts;
    private final Map<SourceView, Long> triedAt;

    SurveyRound(Connections connections, Findings before, Predicate<SourceView> worthProbing, LongSupplier nanos) {
        this.connections = connections;
        this.worthProbing = worthProbing;
        this.nanos = nanos;
        this.verdicts = new HashMap<>(before.verdicts());
        this.triedAt = new HashMap<>(before.triedAt());
    }

    /** @throws SQLException if the list of views could not be read */
    Findings look() throws SQLException {
        List<SourceView> views = views();
        long begun = nanos.getAsLong();
        views.stream()
                .filter(view -> worthProbing.test(view) && isDue(view, begun))
                .sorted(Comparator.comparing((SourceView view) -> age(view, begun))
                        .reversed())
                .takeWhile(view -> nanos.getAsLong() - begun < BUDGET.toNanos())
                .forEach(this::probe);
        Map<SourceView, Verdict> found = new LinkedHashMap<>();
        views.forEach(
                view -> found.put(view, worthProbing.test(view) ? verdicts.getOrDefault(view, Verdict.UNKNOWN) : null));
        triedAt.keySet().retainAll(views);
        return new Findings(found, triedAt);
    }

    private List<SourceView> views() throws SQLException {
        try (Connection connection = connections.open()) {
            return SourceReader.read(connection);
        }
    }

    private boolean isDue(SourceView view, long now) {
        Verdict known = verdicts.get(view);
        Duration keeps = known != null && known.isProved() ? PROVED_FOR : OTHERS_FOR;
        return age(view, now) >= keeps.toNanos();
    }

    private long age(SourceView view, long now) {
        return triedAt.containsKey(view) ? now - triedAt.get(view) : Long.MAX_VALUE;
    }

    private void probe(SourceView view) {
        triedAt.put(view, nanos.getAsLong());
        try (Connection connection = connections.open()) {
            verdicts.put(view, new IsolationProbe(connection).probe(view));
        } catch (SQLException passing) {
            LOG.log(System.Logger.Level.DEBUG, "Nothing was found out about " + view.name(), passing);
        }
    }
}

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
 * One look at the views: those that are new or have changed first, then those that were tried longest ago. What its time is
 * not enough for is the next one's, and keeps its verdict until then.
 */
final class SurveyRound {

    private static final System.Logger LOG = System.getLogger(SurveyRound.class.getName());

    /** No probe begins after this time. */
    static final Duration BUDGET = Duration.ofSeconds(10);

    /** A proof is a proof, for as long as the view is the same; what it reads from may change. */
    static final Duration PROVED_FOR = Duration.ofMinutes(10);

    /** Less than the time between two looks. */
    static final Duration OTHERS_FOR = Duration.ofSeconds(20);

    /** Where connections come from: each is closed before the next is asked for. */
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

    /** @throws SQLException if not even the list of views can be had */
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

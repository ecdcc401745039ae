package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.query.CompositeQuery;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A calculation or an input of one. */
sealed interface Part {

    /** The thresholds of an input: none. */
    Thresholds NONE = new Thresholds(null, null, null);

    /** Returns the dataset queries of this part. */
    Stream<PlannedQuery> queries();

    /**
     * Returns the figures, not rounded yet.
     *
     * @throws QueryFailure if there are none
     */
    Figures figures(SharedScans scans, Thresholds thresholds);

    record Single(PlannedQuery query) implements Part {

        @Override
        public Stream<PlannedQuery> queries() {
            return Stream.of(query);
        }

        @Override
        public Figures figures(SharedScans scans, Thresholds thresholds) {
            return new Assembly(query, scans.rowsOf(query)).figures(thresholds);
        }
    }

    record Joined(CompositeQuery query, Map<String, Part> inputs) implements Part {

        @Override
        public Stream<PlannedQuery> queries() {
            return inputs.values().stream().flatMap(Part::queries);
        }

        @Override
        public Figures figures(SharedScans scans, Thresholds thresholds) {
            var numbers = new LinkedHashMap<String, BigDecimal>();
            inputs.forEach((id, part) -> numbers.put(id, valueOf(id, part, scans)));
            Map<String, BigDecimal> values = Numbers.withFormulas(query.formulas(), numbers);
            return new Figures(values.get(query.value()), values, null, List.of(), List.of(), List.of());
        }

        private static BigDecimal valueOf(String id, Part part, SharedScans scans) {
            try {
                return part.figures(scans, NONE).value();
            } catch (QueryFailure failed) {
                throw QueryFailure.ofInput(id, failed.failure());
            }
        }
    }

    /** A part that failed before a scan. */
    record Failed(Failure failure) implements Part {

        @Override
        public Stream<PlannedQuery> queries() {
            return Stream.empty();
        }

        @Override
        public Figures figures(SharedScans scans, Thresholds thresholds) {
            throw QueryFailure.of(failure);
        }
    }
}

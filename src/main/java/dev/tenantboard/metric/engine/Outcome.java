package dev.tenantboard.metric.engine;

import dev.tenantboard.problem.ProblemType;

/** The outcome of a plan: figures, or the reason why there are none. */
public sealed interface Outcome permits Figures, Outcome.Failure {

    /**
     * The reason why there are no figures.
     *
     * @param kind determines what happens next
     * @param reason a sentence for readers of the metric, without SQL and without the driver's message
     */
    record Failure(Kind kind, String reason) implements Outcome {

        /** Returns whether the failure says nothing about the query. A later calculation may succeed. */
        public boolean isUnavailable() {
            return kind == Kind.UNAVAILABLE;
        }
    }

    enum Kind {
        /** The query has become invalid: a dataset or a metric is gone. */
        QUERY(ProblemType.QUERY_NOT_COMPUTABLE),
        /** The query took too long and was cancelled. */
        TIMEOUT(ProblemType.QUERY_TOO_SLOW),
        /** The result has more buckets or cells than a response may have, or needs too many scans. */
        SIZE(ProblemType.QUERY_RESULT_TOO_LARGE),
        /** The database could not answer, or there was no time left. */
        UNAVAILABLE(ProblemType.CALCULATION_UNAVAILABLE);

        private final ProblemType problem;

        Kind(ProblemType problem) {
            this.problem = problem;
        }

        /** Returns the problem of a request that waited for the figures. */
        public ProblemType problem() {
            return problem;
        }
    }

    /** Returns the figures, or null. */
    default Figures figures() {
        return this instanceof Figures figures ? figures : null;
    }

    /** Returns the failure, or null. */
    default Failure failure() {
        return this instanceof Failure failure ? failure : null;
    }
}

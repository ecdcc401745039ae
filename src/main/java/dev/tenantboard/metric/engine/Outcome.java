package dev.tenantboard.metric.engine;

import dev.tenantboard.problem.ProblemType;

/** What came of a calculation: figures, or the reason why there are none. */
public record Outcome(Figures figures, Failure failure) {

    /**
     * Why there are no figures.
     *
     * @param kind what to do about it
     * @param reason a sentence for readers of the metric: no SQL, no driver's words
     */
    public record Failure(Kind kind, String reason) {}

    public enum Kind {
        /** The query is wrong by now: a dataset or a metric is gone. */
        QUERY(ProblemType.QUERY_NOT_COMPUTABLE),
        /** It ran for too long and was cancelled. */
        TIMEOUT(ProblemType.QUERY_TOO_SLOW),
        /** More buckets or cells than an answer may have, or more scans than it may take. */
        SIZE(ProblemType.QUERY_RESULT_TOO_LARGE),
        /** The database could not answer, or there was no time to ask it. */
        UNAVAILABLE(ProblemType.CALCULATION_UNAVAILABLE);

        private final ProblemType problem;

        Kind(ProblemType problem) {
            this.problem = problem;
        }

        /** The problem of a request that waited for the figures. */
        public ProblemType problem() {
            return problem;
        }
    }

    public boolean isFailure() {
        return failure != null;
    }

    /** Whether it says nothing of the query: another time it may be calculated. */
    public boolean isUnavailable() {
        return failure != null && failure.kind() == Kind.UNAVAILABLE;
    }
}

package dev.tenantboard.metric.engine;

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
        QUERY,
        /** It ran for too long and was cancelled. */
        TIMEOUT,
        /** More buckets or cells than an answer may have, or more scans than it may take. */
        SIZE,
        /** The database could not answer, or there was no time to ask it. */
        UNAVAILABLE
    }

    public boolean isFailure() {
        return failure != null;
    }

    /** Whether it says nothing of the query: another time it may be calculated. */
    public boolean isUnavailable() {
        return failure != null && failure.kind() == Kind.UNAVAILABLE;
    }
}

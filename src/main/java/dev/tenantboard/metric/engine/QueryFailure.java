package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;

/** Ends the calculation of one query only. */
final class QueryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(QueryFailure.class.getName());

    private final transient Failure failure;

    private QueryFailure(Failure failure) {
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    static QueryFailure of(Failure failure) {
        return new QueryFailure(failure);
    }

    static QueryFailure wrong(String reason) {
        return new QueryFailure(new Failure(Kind.QUERY, reason));
    }

    static QueryFailure tooLarge(String reason) {
        return new QueryFailure(new Failure(Kind.SIZE, reason));
    }

    /** Adds the name of the input to its failure. */
    static QueryFailure ofInput(String id, Failure failure) {
        return new QueryFailure(new Failure(failure.kind(), "The input " + id + " failed: " + failure.reason()));
    }

    static Failure of(ScanException failure, String dataset) {
        return switch (failure.reason()) {
            case CANCELLED ->
                new Failure(Kind.TIMEOUT, "The query took too long and was cancelled. A shorter window takes less.");
            case GONE ->
                new Failure(Kind.QUERY, "The dataset " + dataset + ", or a field of it that the query reads, is gone.");
            case WRONG ->
                new Failure(Kind.QUERY, "The query cannot be computed from the present data of " + dataset + ".");
            case UNAVAILABLE -> new Failure(Kind.UNAVAILABLE, "The database could not answer. Try again later.");
            case UNEXPECTED -> unexpected(dataset, failure);
            case LATE -> new Failure(Kind.UNAVAILABLE, "There was no time left to calculate it. Try again later.");
        };
    }

    /** An unexpected failure. The log contains the details. */
    static Failure unexpected(String of, RuntimeException cause) {
        LOG.log(System.Logger.Level.ERROR, "A calculation failed unexpectedly: " + of, cause);
        return new Failure(Kind.UNAVAILABLE, "It could not be calculated. The server's log says why.");
    }

    Failure failure() {
        return failure;
    }
}

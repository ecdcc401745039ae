package dev.tenantboard.metric.query;

/** An expression that is no formula. The message tells where and what was expected, and repeats nothing of it. */
public final class FormulaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    FormulaException(int position, String expectation) {
        super("at position " + position + " " + expectation, null, false, false);
        this.position = position;
    }

    /** The sign that it was found at, counted from 1. */
    public int position() {
        return position;
    }
}

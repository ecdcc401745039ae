package dev.tenantboard.metric.query;

/** An invalid expression. The message contains the position and what was expected, but no part of the expression. */
public final class FormulaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    FormulaException(int position, String expectation) {
        super("at position " + position + " " + expectation, null, false, false);
        this.position = position;
    }

    /** The position of the error in the expression, counted from 1. */
    public int position() {
        return position;
    }
}

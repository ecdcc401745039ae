package dev.tenantboard.metric.engine;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;
import java.util.Set;

/** A failed scan. The database's message is in the cause, for the log only. */
@ApplicationException(rollback = true)
public class ScanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CANCELLED = "57014";
    private static final Set<String> GONE = Set.of("42P01", "42703", "3F000", "42501");
    private static final Set<String> WRONG = Set.of("22", "42", "54", "0A", "38", "39", "P0");

    private final Reason reason;

    /** The kinds of failure that need different reactions. */
    public enum Reason {
        /** The scan took too long. */
        CANCELLED,
        /** A relation or column does not exist, or the application role may not read it. */
        GONE,
        /** The scan fails on the existing data. */
        WRONG,
        /** The database cannot answer at the moment. */
        UNAVAILABLE,
        /** The scan did not start, because no time was left. */
        LATE,
        /** The failure is not the database's. */
        UNEXPECTED
    }

    private ScanException(Exception cause, Reason reason) {
        super(cause);
        this.reason = reason;
    }

    public static ScanException of(SQLException cause) {
        return new ScanException(cause, reasonOf(cause.getSQLState()));
    }

    /** Finds the innermost database error of an exception, which the container may have wrapped. */
    public static ScanException around(Exception failure) {
        SQLException innermost = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermost = cause instanceof SQLException sql ? sql : innermost;
        }
        return innermost == null ? new ScanException(failure, Reason.UNEXPECTED) : of(innermost);
    }

    public static ScanException late() {
        return new ScanException(null, Reason.LATE);
    }

    private static Reason reasonOf(String state) {
        if (state == null || state.length() != 5) {
            return Reason.UNAVAILABLE;
        }
        if (state.equals(CANCELLED)) {
            return Reason.CANCELLED;
        }
        if (GONE.contains(state)) {
            return Reason.GONE;
        }
        return WRONG.contains(state.substring(0, 2)) ? Reason.WRONG : Reason.UNAVAILABLE;
    }

    public Reason reason() {
        return reason;
    }
}

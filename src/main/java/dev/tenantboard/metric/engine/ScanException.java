package dev.tenantboard.metric.engine;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;
import java.util.Set;

/** A scan that the database did not answer. What the database said is the cause, for the log alone. */
@ApplicationException(rollback = true)
public class ScanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CANCELLED = "57014";
    private static final Set<String> GONE = Set.of("42P01", "42703", "3F000", "42501");
    private static final Set<String> WRONG = Set.of("22", "42", "54", "0A", "38", "39", "P0");

    private final Reason reason;

    /** Why, as far as it matters to what can be done. */
    public enum Reason {
        /** It ran for too long. */
        CANCELLED,
        /** What it reads is not there any more, or not for the application. */
        GONE,
        /** It fails on the data as they are. */
        WRONG,
        /** The database cannot answer at the moment. */
        UNAVAILABLE,
        /** It was not begun, for want of time. */
        LATE,
        /** Not for the database's sake. */
        UNEXPECTED
    }

    private ScanException(Exception cause, Reason reason) {
        super(cause);
        this.reason = reason;
    }

    public static ScanException of(SQLException cause) {
        return new ScanException(cause, reasonOf(cause.getSQLState()));
    }

    /** Of a failure around a scan, which the container may have wrapped: what its innermost database error says. */
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

package dev.tenantboard.local;

/** Why a run cannot start or go on, in a line that says what to do about it; nobody needs the stack trace. */
public final class LocalFailure extends RuntimeException {

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.tenantboard.local;

/** The reason why a run cannot start or continue, in one line that says what to do. It needs no stack trace. */
public final class LocalFailure extends RuntimeException {

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

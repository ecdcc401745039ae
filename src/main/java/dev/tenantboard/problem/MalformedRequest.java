package dev.tenantboard.problem;

/** A request breaks the syntax of HTTP/1.1. The message is a sentence for the client. */
final class MalformedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace: the client is at fault, and may send many of these. */
    MalformedRequest(String message) {
        super(message, null, false, false);
    }
}

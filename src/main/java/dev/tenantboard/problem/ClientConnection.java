package dev.tenantboard.problem;

import jakarta.servlet.http.HttpServletRequest;

/** The connection to the client of a request. */
public final class ClientConnection {

    /** The attribute of a request that closes its connection. */
    static final String ATTRIBUTE = ClientConnection.class.getName();

    private final Runnable closing;

    private ClientConnection(Runnable closing) {
        this.closing = closing;
    }

    public static ClientConnection of(HttpServletRequest request) {
        return new ClientConnection((Runnable) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Resets the connection at once. The server would end an answer of unknown length as if it were complete, and the
     * client could not see that a part is missing.
     *
     * @throws IllegalStateException on a server whose connectors are not known: its own handling of failures remains
     */
    public void breakOff() {
        if (closing == null) {
            throw new IllegalStateException("the connection of the request is not known");
        }
        closing.run();
    }
}

package dev.tenantboard.trace;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A request that no thread serves at the moment. The container's asynchronous dispatch continues it in another thread. */
public final class SuspendedRequest {

    private static final String NAME = SuspendedRequest.class.getName();

    private final ServedRequest request;
    private final RequestEnds ends;

    SuspendedRequest(ServedRequest request, RequestEnds ends) {
        this.request = request;
        this.ends = ends;
    }

    /** What continues the request. */
    @FunctionalInterface
    interface Continuation {
        void run() throws IOException, ServletException;
    }

    void rememberIn(HttpServletRequest suspended) {
        suspended.setAttribute(NAME, this);
    }

    static SuspendedRequest of(HttpServletRequest dispatched) {
        return (SuspendedRequest) dispatched.getAttribute(NAME);
    }

    /** Serves the request in the current thread. Then logs and counts it. */
    void resume(Continuation continuation) throws IOException, ServletException {
        ServedRequest.resume(request);
        try {
            continuation.run();
        } finally {
            end();
        }
    }

    private void end() {
        try {
            ends.end(request);
        } finally {
            ServedRequest.end();
        }
    }

    /** Logs and counts a request whose client has disconnected before it was served. */
    public void clientLeft() {
        request.clientLeft();
        ServedRequest.resume(request);
        end();
    }
}

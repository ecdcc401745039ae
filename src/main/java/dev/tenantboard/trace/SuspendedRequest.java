package dev.tenantboard.trace;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;

/** A request that no thread serves at the moment. Another thread continues it later. */
public final class SuspendedRequest {

    private final ServedRequest request;
    private final RequestEnds ends;

    SuspendedRequest(ServedRequest request, RequestEnds ends) {
        this.request = request;
        this.ends = ends;
    }

    /** What continues the request. */
    @FunctionalInterface
    public interface Continuation {
        void run() throws IOException, ServletException;
    }

    /** Serves the request in the current thread. Then logs and counts it. */
    public void resume(Continuation continuation) throws IOException, ServletException {
        Optional<ServedRequest> before = ServedRequest.ofThread();
        ServedRequest.set(request);
        try {
            try {
                continuation.run();
            } finally {
                ends.end(request);
            }
        } finally {
            before.ifPresentOrElse(ServedRequest::set, ServedRequest::end);
        }
    }

    /** Logs and counts a request whose client has disconnected before it was served. */
    public void clientLeft() throws IOException, ServletException {
        resume(request::clientLeft);
    }
}

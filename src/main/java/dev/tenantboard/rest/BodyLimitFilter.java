package dev.tenantboard.rest;

import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies of more than one mebibyte, whether they say so or are found out while they are read, and codings that
 * the server does not undo.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimitFilter implements ContainerRequestFilter {

    static final int MAX_BYTES = 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        // The server has undone gzip by now; the limit holds on what came out of it.
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(Problem.of(415, "The body's Content-Encoding is not supported here."));
        }
        if (request.getLength() > MAX_BYTES) {
            throw tooLarge();
        }
        request.setEntityStream(new Limited(request.getEntityStream()));
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.of(413, "The body is larger than " + MAX_BYTES + " bytes."));
    }

    private static final class Limited extends FilterInputStream {

        private long read;

        Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int bytes = super.read(target, offset, length);
            count(Math.max(bytes, 0));
            return bytes;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > MAX_BYTES) {
                throw tooLarge();
            }
        }
    }
}

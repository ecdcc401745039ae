package dev.tenantboard.http;

import dev.tenantboard.access.BearerTokenMechanism;
import dev.tenantboard.problem.ConnectorListener;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemFilter;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

/**
 * Refuses bodies of more than one mebibyte, or more than the limit of a {@link LargeBody}, by their Content-Length or
 * while they are read. It also refuses content codings that the server does not decode.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimitFilter implements ContainerRequestFilter {

    static final int USUAL_BYTES = 1024 * 1024;

    /** The largest body that the server accepts, see ProblemFilter. */
    static final int LARGE_BYTES = 8 * 1024 * 1024;

    /** A resource method that accepts the largest body of the server, because it reads the body in parts. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface LargeBody {}

    @Context
    private ResourceInfo resource;

    @Inject
    private BodyMemory memory;

    @Override
    public void filter(ContainerRequestContext request) {
        // The server has decoded gzip already; the limit is for the decoded bytes.
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(ProblemType.CONTENT_ENCODING_NOT_SUPPORTED);
        }
        int limit = limit();
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        Object awaited = request.getProperty(AwaitedBody.attribute());
        if (awaited instanceof AwaitedBody body) {
            request.setEntityStream(body.content());
        } else if (hasArrived(request)) {
            request.setEntityStream(new Limited(request.getEntityStream(), end(request), limit));
        } else {
            await(request, limit);
        }
    }

    /** Only a body with a known length can have arrived for certain. */
    private static boolean hasArrived(ContainerRequestContext request) {
        try {
            if (!ProblemFilter.BODIES.contains(request.getMethod())) {
                return true;
            }
            if (request.getLength() < 0) {
                return request.getHeaderString("Transfer-Encoding") == null;
            }
            return !isCompressed(request) && request.getEntityStream().available() >= request.getLength();
        } catch (IOException clientLeft) {
            return true;
        }
    }

    /** The server decodes a compressed body, and removes its header. Its length is the compressed one. */
    private static boolean isCompressed(ContainerRequestContext request) {
        return request.getProperty(ConnectorListener.COMPRESSED) != null;
    }

    /** {@link BodyFilter} then receives the body, and serves the request again. */
    private void await(ContainerRequestContext request, int limit) {
        BodyMemory.Share share =
                memory.open(BearerTokenMechanism.identityOf(request).userId());
        request.setProperty(AwaitedBody.attribute(), new AwaitedBody(share, limit, end(request)));
        request.abortWith(Response.noContent().build());
    }

    private int limit() {
        Method operation = resource.getResourceMethod();
        return operation != null && operation.isAnnotationPresent(LargeBody.class) ? LARGE_BYTES : USUAL_BYTES;
    }

    /**
     * Returns the end of the body: what follows belongs to the next request. The server itself loses the end if a client offers
     * an upgrade, as Java's client does.
     */
    private static long end(ContainerRequestContext request) {
        return request.getLength() >= 0 && !isCompressed(request) ? request.getLength() : Long.MAX_VALUE;
    }

    static ProblemException tooLarge(int limit) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE, "The body has more than " + limit + " bytes. Send less in one request.");
    }

    private static final class Limited extends FilterInputStream {

        private final long end;
        private final int limit;
        private long read;

        Limited(InputStream body, long end, int limit) {
            super(body);
            this.end = end;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = read < end ? super.read() : -1;
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int bytes = read < end ? super.read(target, offset, (int) Math.min(length, end - read)) : -1;
            count(Math.max(bytes, 0));
            return bytes;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}

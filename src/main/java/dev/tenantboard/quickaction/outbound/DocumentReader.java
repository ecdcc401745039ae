package dev.tenantboard.quickaction.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Reads documents from one endpoint, each with one GET. */
public final class DocumentReader {

    /** The largest document, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int OK = 200;

    private static final Exchange.Reading<Optional<byte[]>> BODY = new Exchange.Reading<>() {
        @Override
        public Optional<byte[]> answered(ClassicHttpResponse response) throws IOException {
            if (response.getCode() != OK || response.getEntity() == null) {
                return Optional.empty();
            }
            byte[] body = response.getEntity().getContent().readNBytes(MAX_BYTES + 1);
            return body.length > MAX_BYTES ? Optional.empty() : Optional.of(body);
        }

        @Override
        public Optional<byte[]> failed(CallFailure failure) {
            return Optional.empty();
        }
    };

    private final Endpoint endpoint;
    private final Exchange.Environment environment;
    private final ExecutorService threads;
    private final Duration deadline;

    DocumentReader(Endpoint endpoint, Exchange.Environment environment, ExecutorService threads, Duration deadline) {
        this.endpoint = endpoint;
        this.environment = environment;
        this.threads = threads;
        this.deadline = deadline;
    }

    /**
     * Reads a document, and waits for it at most until the deadline. No transaction should be open.
     *
     * @param name the name of the request in the log
     * @param query the parameters, encoded, after those of the endpoint
     * @return empty if the endpoint did not answer 200 with a document of at most 64 KiB
     */
    public Optional<byte[]> read(String name, String query) {
        return new Exchange<>(name, endpoint, request(query), BODY, environment).within(deadline, threads);
    }

    private ClassicHttpRequest request(String query) {
        String target = endpoint.target() + (endpoint.query() == null ? "?" : "&") + query;
        var request = new BasicClassicHttpRequest("GET", target);
        request.setHeader(HttpHeaders.HOST, endpoint.authority());
        request.setHeader(HttpHeaders.USER_AGENT, "tenantboard");
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        return request;
    }
}

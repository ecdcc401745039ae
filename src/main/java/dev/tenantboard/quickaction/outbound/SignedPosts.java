package dev.tenantboard.quickaction.outbound;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Makes signed calls, each once, and ends each at the deadline. */
record SignedPosts(OutboundPolicy policy, Post.Environment environment, ExecutorService threads, Duration deadline) {

    private static final Logger LOG = System.getLogger(SignedPosts.class.getName());

    CallOutcome send(OutboundCall call) {
        Endpoint endpoint = policy.permitted(call.endpoint())
                .orElseThrow(() -> new IllegalArgumentException("the endpoint is not on the operator's list"));
        Post post = new Post(endpoint, request(endpoint, call), environment);
        Future<CallOutcome> answer = threads.submit(post);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return CallOutcome.failed(CallFailure.TIMEOUT);
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "A call failed unexpectedly", e.getCause());
            return CallOutcome.failed(CallFailure.BROKEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stopped during a call", e);
        } finally {
            post.cancel();
        }
    }

    /** Builds all headers. Of the client's request only the idempotency key and the trace are passed on. */
    private ClassicHttpRequest request(Endpoint endpoint, OutboundCall call) {
        long timestamp = Instant.now().getEpochSecond();
        var request = new BasicClassicHttpRequest("POST", endpoint.target());
        request.setHeader(HttpHeaders.HOST, endpoint.authority());
        request.setHeader(HttpHeaders.USER_AGENT, "tenantboard");
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        request.setHeader(HttpHeaders.CONTENT_LENGTH, call.body().length);
        request.setHeader("Idempotency-Key", call.idempotencyKey());
        request.setHeader("traceparent", call.traceparent());
        request.setHeader("webhook-id", call.id());
        request.setHeader("webhook-timestamp", timestamp);
        request.setHeader("webhook-signature", policy.secrets().sign(call.id(), timestamp, call.body()));
        request.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
        return request;
    }
}

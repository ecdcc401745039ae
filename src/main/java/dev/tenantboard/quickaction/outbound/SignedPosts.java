package dev.tenantboard.quickaction.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Makes signed calls, each once, and ends each at the deadline. */
record SignedPosts(
        OutboundPolicy policy, Exchange.Environment environment, ExecutorService threads, Duration deadline) {

    /** The rest of the answer is not read. */
    private static final Exchange.Reading<CallOutcome> STATUS = new Exchange.Reading<>() {
        @Override
        public CallOutcome answered(ClassicHttpResponse response) {
            return CallOutcome.answered(response.getCode());
        }

        @Override
        public CallOutcome failed(CallFailure failure) {
            return CallOutcome.failed(failure);
        }
    };

    CallOutcome send(OutboundCall call) {
        Endpoint endpoint = policy.permitted(call.endpoint())
                .orElseThrow(() -> new IllegalArgumentException("the endpoint is not on the operator's list"));
        return new Exchange<>("call " + call.id(), endpoint, request(endpoint, call), STATUS, environment)
                .within(deadline, threads);
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

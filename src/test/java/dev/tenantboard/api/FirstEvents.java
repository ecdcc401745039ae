package dev.tenantboard.api;

import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an answer. For an endless stream of events, this is the first event, after which the client disconnects.
 */
final class FirstEvents implements BodySubscriber<String> {

    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final StringBuilder read = new StringBuilder();
    private Subscription subscription;

    private FirstEvents() {}

    static BodySubscriber<String> handle(ResponseInfo head) {
        boolean stream = head.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return stream ? new FirstEvents() : BodyHandlers.ofString().apply(head);
    }

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(buffer -> read.append(StandardCharsets.UTF_8.decode(buffer)));
        int event = read.indexOf("event: ");
        if (event >= 0 && read.indexOf("\n\n", event) > 0) {
            subscription.cancel();
            body.complete(read.toString());
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(read.toString());
    }
}

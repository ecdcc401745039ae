package dev.tenantboard.http.idempotency;

import dev.tenantboard.http.RequestBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** The idempotency key of the current request, and what it identifies. It may have no key. */
@RequestScoped
public class IdempotentRequest {

    private IdempotencyKey key;
    private String operation;
    private URI uri;

    @Inject
    private RequestBody body;

    void set(IdempotencyKey received, String operationId, URI requestUri) {
        key = received;
        operation = operationId;
        uri = requestUri;
    }

    /** Returns whether the request has a key and its operation accepts one. */
    public boolean hasKey() {
        return key != null;
    }

    public IdempotencyKey key() {
        return key;
    }

    /** Returns the operation. The same key in another operation is another key. */
    public String operation() {
        return operation;
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(uri, body.content());
    }
}

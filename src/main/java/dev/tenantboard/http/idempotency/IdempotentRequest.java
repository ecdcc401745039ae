package dev.tenantboard.http.idempotency;

import dev.tenantboard.http.RequestBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** The key of the current request, and what it stands for. Empty where there is none. */
@RequestScoped
public class IdempotentRequest {

    private IdempotencyKey key;
    private String operation;
    private URI place;

    @Inject
    private RequestBody body;

    void carry(IdempotencyKey sent, String operationId, URI uri) {
        key = sent;
        operation = operationId;
        place = uri;
    }

    /** Whether the request has a key, and its operation takes one. */
    public boolean hasKey() {
        return key != null;
    }

    public IdempotencyKey key() {
        return key;
    }

    /** What is asked for, wherever: a key is another one in another operation. */
    public String operation() {
        return operation;
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(place, body.content());
    }
}

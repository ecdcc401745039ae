package dev.tenantboard.http.idempotency;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A stored answer, which a repeated request receives.
 *
 * @param status null if the key is claimed but there is no answer yet
 * @param location the header, or null
 * @param etag the header, or null
 * @param body the JSON text, or null
 */
public record StoredResponse(Integer status, String location, String etag, String body) {

    /** The header that marks a repeated answer. */
    public static final String REPLAYED = "Idempotency-Replayed";

    static final StoredResponse PENDING = new StoredResponse(null, null, null, null);

    /** Returns whether the outcome is unknown: the work began, but was not completed within its time limit. */
    public boolean isUnknown() {
        return status == null;
    }

    /** Returns the answer again, with the header {@value #REPLAYED}. */
    public Response replay() {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.ETAG, etag)
                .header(REPLAYED, true)
                .entity(body == null ? null : new RawValue(body))
                .build();
    }
}

package dev.tenantboard.http.idempotency;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * An answer as it was given and will be given again.
 *
 * @param status null as long as there is none: the key is claimed
 * @param location the header, or null
 * @param etag the header, or null
 * @param body the JSON text, or null
 */
public record StoredResponse(Integer status, String location, String etag, String body) {

    /** Says that an answer was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    static final StoredResponse NONE_YET = new StoredResponse(null, null, null, null);

    /**
     * Whether nobody knows what came of the request: its work was begun, and neither answered nor given up in the time that
     * it may take.
     */
    public boolean isUnknown() {
        return status == null;
    }

    /** The answer once more. */
    public Response replay() {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.ETAG, etag)
                .header(REPLAYED, true)
                .entity(body == null ? null : new RawValue(body))
                .build();
    }
}

package dev.tenantboard.quickaction.outbound;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The reason of a failed call. After TIMEOUT and BROKEN the endpoint may have processed the call.")
public enum CallFailure {
    /** At least one address of the endpoint's name is not permitted. */
    REFUSED_ADDRESS,
    UNKNOWN_HOST,
    UNREACHABLE,
    /** The TLS handshake failed, or the certificate is not trusted or is for another host. */
    UNTRUSTED,
    TIMEOUT,
    /** The connection ended early, or the answer was not HTTP. */
    BROKEN,
    REDIRECTED,
    /** A status other than 2xx and 3xx. */
    HTTP_STATUS
}

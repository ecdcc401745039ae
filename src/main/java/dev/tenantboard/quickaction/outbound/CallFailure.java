package dev.tenantboard.quickaction.outbound;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a call did not succeed. */
@Schema(description = "Why a call did not succeed. After TIMEOUT and BROKEN the endpoint may have acted nevertheless.")
public enum CallFailure {
    /** The endpoint's name leads, or also leads, to an address that is not to be connected to. */
    REFUSED_ADDRESS,
    UNKNOWN_HOST,
    UNREACHABLE,
    /** No TLS connection with a certificate that is trusted and names the host. */
    UNTRUSTED,
    TIMEOUT,
    /** The connection ended early, or the answer was no HTTP. */
    BROKEN,
    REDIRECTED,
    /** A status other than 2xx and 3xx. */
    HTTP_STATUS
}

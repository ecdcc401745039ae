package dev.tenantboard.quickaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a run has come. */
@Schema(
        description =
                "How far a run has come. UNKNOWN: the server was interrupted while the call was open, so the endpoint"
                        + " may have acted or not; it is not called again.")
public enum RunState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    UNKNOWN
}

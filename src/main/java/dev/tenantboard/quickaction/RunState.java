package dev.tenantboard.quickaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "The state of a run. UNKNOWN: the server stopped during the call or could not store the outcome. The"
                        + " endpoint may have processed the call, so it is not called again.")
public enum RunState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    UNKNOWN
}

package dev.tenantboard.metric.reading;

import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The period of past values. */
public class RequestedPeriod {

    @QueryParam("since")
    @Parameter(
            description = "Only values that were calculated at this time or later.",
            example = "2026-01-01T00:00:00Z")
    private OffsetDateTime since;

    @QueryParam("until")
    @Parameter(description = "Only values that were calculated before this time.", example = "2026-02-01T00:00:00Z")
    private OffsetDateTime until;

    OffsetDateTime since() {
        return since;
    }

    OffsetDateTime until() {
        return until;
    }
}

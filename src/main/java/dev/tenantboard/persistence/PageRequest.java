package dev.tenantboard.persistence;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a page. */
public class PageRequest {

    public static final int MAX_LIMIT = 100;

    @QueryParam("limit")
    @DefaultValue("25")
    @Parameter(
            description = "The maximum number of items of the page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "25"))
    private int limit;

    @QueryParam("cursor")
    @Parameter(description = "The start of the page: `next` of the previous page, with the same filters.")
    private String cursor;

    int limit() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.badParameter("limit", "must be between 1 and " + MAX_LIMIT);
        }
        return limit;
    }

    /** Returns the cursor, or null for the first page. */
    String cursor() {
        return cursor;
    }
}

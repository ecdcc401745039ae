package dev.tenantboard.persistence;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for. */
public class PageRequest {

    /** How many items a page has at most. */
    public static final int MAX_LIMIT = 100;

    @QueryParam("limit")
    @DefaultValue("25")
    @Parameter(
            description = "How many items the page holds at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "25"))
    private int limit;

    @QueryParam("cursor")
    @Parameter(description = "Where the page starts: `next` of the page before, with the same filters.")
    private String cursor;

    int limit() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.badParameter("limit", "must be between 1 and " + MAX_LIMIT);
        }
        return limit;
    }

    /** The cursor, or null for the first page. */
    String cursor() {
        return cursor;
    }
}

package dev.tenantboard.metric.reading;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The page of rows that a request reads. */
public class RequestedPage {

    static final int MAX_LIMIT = 500;

    static final int USUAL_LIMIT = 50;

    @QueryParam("limit")
    @Parameter(
            description =
                    "The maximum number of rows of the page. A page of very large rows has fewer. Not for text/csv.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    private Integer limit;

    @QueryParam("cursor")
    @Parameter(
            description =
                    "The start of the page: `next` of the page before, with the same parameters. Not for text/csv.")
    private String cursor;

    private final int usualLimit;

    /** For JAX-RS. */
    public RequestedPage() {
        usualLimit = USUAL_LIMIT;
    }

    RequestedPage(Integer limit, String cursor) {
        this(limit, cursor, USUAL_LIMIT);
    }

    private RequestedPage(Integer limit, String cursor, int usualLimit) {
        this.limit = limit;
        this.cursor = cursor;
        this.usualLimit = usualLimit;
    }

    /** Returns a page with another size than the usual one. */
    public static RequestedPage ofSize(int size, String cursor) {
        return new RequestedPage(null, cursor, size);
    }

    /** @throws ProblemException 400 */
    int limit() {
        int rows = limit == null ? usualLimit : limit;
        if (rows < 1 || rows > MAX_LIMIT) {
            throw ProblemException.badParameter("limit", "must be between 1 and " + MAX_LIMIT);
        }
        return rows;
    }

    /** Returns the cursor, or null for the first page. */
    String cursor() {
        return cursor;
    }

    /** @throws ProblemException 400 if it names a page: a file has all rows */
    void requireNone() {
        if (limit != null || cursor != null) {
            throw ProblemException.badParameter(
                    limit != null ? "limit" : "cursor", "is only for application/json: a text/csv has all rows");
        }
    }
}

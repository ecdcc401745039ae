package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan;
import dev.tenantboard.metric.value.Refreshes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with rows: a page of JSON, or a file of CSV. A request that waits holds no transaction and no connection. */
@ApplicationScoped
public class RowAnswers {

    private static final MediaType CSV = MediaType.valueOf(RowFiles.MEDIA_TYPE);

    @Inject
    private Refreshes refreshes;

    @Inject
    private RowFiles files;

    /** The client that receives the rows. */
    public record Recipient(HttpServletRequest request, HttpHeaders headers) {

        /** Returns whether the client prefers CSV. The container has refused clients that accept neither. */
        private boolean wantsFile() {
            for (MediaType type : headers.getAcceptableMediaTypes()) {
                if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                    return false;
                }
                if (type.isCompatible(CSV)) {
                    return true;
                }
            }
            return false;
        }
    }

    public Response of(RowSource rows, RequestedPage page, Recipient recipient) {
        if (recipient.wantsFile()) {
            page.requireNone();
            return files.answer(rows, recipient.request());
        }
        return Response.ok(page(rows, page), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Returns a page of rows. */
    public RowsPage page(RowSource rows, RequestedPage page) {
        int limit = page.limit();
        String fingerprint = rows.fingerprint();
        RowCursor start =
                page.cursor() == null ? RowCursor.first() : RowCursor.decode(page.cursor(), fingerprint, rows.order());
        RowScan.Page read =
                refreshes.scan(rows.organizationId(), () -> rows.pages().read(start.now(), start.after(), limit));
        String next = read.next() == null ? null : new RowCursor(start.now(), read.next()).encode(fingerprint);
        return RowsPage.of(rows.fields(), read.rows(), next);
    }
}

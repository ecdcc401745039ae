package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with rows: a page of JSON, or a file of CSV. */
@ApplicationScoped
public class RowAnswers {

    private static final MediaType CSV = MediaType.valueOf(RowFiles.MEDIA_TYPE);

    @Inject
    private RowPages pages;

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

    private RowsPage page(RowSource rows, RequestedPage page) {
        RowCursor start = start(rows, page.cursor());
        int limit = page.limit();
        RowScan.Page read = pages.read(rows, start.now(), start.after(), limit);
        return page(rows, start, read);
    }

    private static RowCursor start(RowSource rows, String cursor) {
        return cursor == null ? RowCursor.first() : RowCursor.decode(cursor, rows.fingerprint(), rows.order());
    }

    static RowsPage page(RowSource rows, RowCursor start, RowScan.Page read) {
        String next = read.next() == null ? null : new RowCursor(start.now(), read.next()).encode(rows.fingerprint());
        return RowsPage.of(rows.columns(), read.rows(), next);
    }
}

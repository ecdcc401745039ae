package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.problem.ClientConnection;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.scheduling.KeyedLimit;
import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** Answers with rows as files, few at a time: each uses a thread of the server as long as its client reads. */
@ApplicationScoped
public class RowFiles {

    /** The media type of CSV (RFC 7111). */
    public static final String MEDIA_TYPE = "text/csv";

    /** What operations say about it. */
    public static final String DESCRIPTION =
            "\n\nWith `Accept: text/csv`, the answer is a file of at most 100,000 rows (RFC 4180, UTF-8, with a header"
                    + " line). A text that begins with = + - @, a tab or a carriage return has an apostrophe before it. If"
                    + " the file cannot be completed within 5 minutes, the connection breaks. An organization can receive"
                    + " two files at a time (429).";

    private static final String CONTENT_TYPE = MEDIA_TYPE + ";charset=utf-8;header=present";

    private static final int MAX_FILES = 8;

    private static final int MAX_FILES_OF_ORGANIZATION = 2;

    /** The time for a whole file. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Inject
    private RowPages pages;

    @Inject
    private Trace trace;

    private final KeyedLimit files = new KeyedLimit(MAX_FILES_OF_ORGANIZATION, MAX_FILES);

    /**
     * Reads the first page, and answers with a file that reads the others.
     *
     * @throws ProblemException 429 if the organization or the server sends too many files; or the first page's
     */
    Response answer(RowSource rows, HttpServletRequest request) {
        Response.ResponseBuilder answer = Response.ok()
                .header(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + plain(rows.name()) + ".csv\"");
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            return answer.build();
        }
        if (files.isFull(rows.organizationId())) {
            throw full();
        }
        var start = RowCursor.first();
        Page first = pages.read(rows, start.now(), null, RowFile.ROWS_OF_PAGE);
        var sending = new Sending(rows, start.now(), ClientConnection.of(request));
        return answer.entity((jakarta.ws.rs.core.StreamingOutput) output -> {
                    if (!files.tryAcquire(rows.organizationId())) {
                        throw full();
                    }
                    new RowFile(rows, first, sending).write(output);
                })
                .build();
    }

    /** Names of datasets and ids are plain, except for ids that the platform made in another way. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static ProblemException full() {
        return ProblemException.retryLater(
                ProblemType.CALCULATION_LIMIT_EXCEEDED,
                "Too many files of rows are being sent. At most " + MAX_FILES_OF_ORGANIZATION
                        + " of an organization are sent at a time.",
                RETRY_AFTER);
    }

    /** One file that is being sent. */
    private final class Sending implements RowFile.Server {

        private final RowSource rows;
        private final Instant now;
        private final Instant end;
        private final ClientConnection client;

        Sending(RowSource rows, Instant now, ClientConnection client) {
            this.rows = rows;
            this.now = now;
            this.end = Instant.now().plus(TIMEOUT);
            this.client = client;
        }

        @Override
        public Page read(Position after, int limit) {
            if (Instant.now().isAfter(end)) {
                throw new ProblemException(
                        ProblemType.CALCULATION_UNAVAILABLE, "The file was not sent within " + TIMEOUT + ".");
            }
            return pages.readUntil(end, rows, now, after, limit);
        }

        @Override
        public boolean isAbandoned() {
            return trace.hasClientLeft();
        }

        @Override
        public void breakOff() {
            client.breakOff();
        }

        @Override
        public void end() {
            files.release(rows.organizationId());
        }
    }
}

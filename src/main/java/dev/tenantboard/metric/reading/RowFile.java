package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Rows as a file of CSV. It is written page by page: while the client receives a page, there is no transaction and no
 * connection. If a page cannot be read, the connection to the client is closed, so that the file does not look complete.
 */
final class RowFile implements StreamingOutput {

    static final int MAX_ROWS = 100_000;

    static final int ROWS_OF_PAGE = 1_000;

    private static final System.Logger LOG = System.getLogger(RowFile.class.getName());

    /** What the writing needs from the server. */
    interface Server {

        /** Reads a page, within the time for the file. */
        Page read(Position after, int limit);

        /** Returns whether nobody receives the rest. */
        boolean isAbandoned();

        /** Closes the connection to the client. */
        void breakOff();

        /** The file ends, complete or not. */
        void end();
    }

    private final RowSource rows;
    private final Page first;
    private final Server server;

    RowFile(RowSource rows, Page first, Server server) {
        this.rows = rows;
        this.first = first;
        this.server = server;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try {
            writePages(new CsvRows(output, rows.columns()));
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "a file of " + rows.name() + " was broken off", failure);
            server.breakOff();
        } finally {
            server.end();
        }
    }

    private void writePages(CsvRows csv) throws IOException {
        Page page = first;
        int written = 0;
        while (true) {
            for (List<Object> row : page.rows()) {
                csv.write(row);
            }
            csv.flush();
            written += page.rows().size();
            if (page.next() == null || written == MAX_ROWS || server.isAbandoned()) {
                return;
            }
            page = server.read(page.next(), Math.min(ROWS_OF_PAGE, MAX_ROWS - written));
        }
    }
}

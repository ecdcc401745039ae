package dev.tenantboard.live.log;

import dev.tenantboard.persistence.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads an organization's log like the product, each page in a transaction of its own. */
final class LogReader {

    private final Connection connection;
    private final String organizationId;
    private Position last;

    LogReader(Connection connection, String organizationId) throws SQLException {
        this.connection = connection;
        this.organizationId = organizationId;
        connection.setAutoCommit(false);
    }

    Position end() throws SQLException {
        return in(EventRows::end);
    }

    EventPage page(Position after, int limit) throws SQLException {
        EventPage page = in(rows -> rows.after(after, limit));
        last = page.next();
        return page;
    }

    /** The subjects of all entries after a position, in pages: of the partial read, and of later transactions. */
    List<String> rest(Position after, int limit) throws SQLException {
        List<String> subjects = new ArrayList<>();
        Position from = after;
        boolean isAtEnd = false;
        while (!isAtEnd) {
            EventPage page = page(from, limit);
            page.entries().forEach(entry -> subjects.add(entry.event().subject()));
            isAtEnd = !page.more() && !from.isPartial();
            from = page.next();
        }
        return subjects;
    }

    /** The position after the latest page. */
    Position last() {
        return last;
    }

    private interface Query<T> {
        T of(EventRows rows) throws SQLException;
    }

    private <T> T in(Query<T> query) throws SQLException {
        try (PreparedStatement settings = connection.prepareStatement(
                "select set_config('app.current_org_id', ?, true), set_config('app.product', 'true', true)")) {
            settings.setString(1, organizationId);
            settings.executeQuery().close();
            return query.of(new EventRows(new Statements(connection), organizationId));
        } finally {
            connection.rollback();
        }
    }
}

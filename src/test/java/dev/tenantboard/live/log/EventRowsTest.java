package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry is read exactly once, in whatever order the transactions commit and wherever a reader goes on. */
class EventRowsTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final List<Connection> open = new ArrayList<>();

    private EventReader reader;

    @BeforeEach
    void connect() throws SQLException {
        database.execute("insert into organizations (id, name, slug) values ('acme', 'Acme', 'acme')");
        reader = new EventReader(connection(), "acme");
    }

    @AfterEach
    void drop() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
        database.close();
    }

    private Connection connection() throws SQLException {
        Connection connection = database.application();
        open.add(connection);
        return connection;
    }

    private Writer writer() throws SQLException {
        return new Writer(connection(), "acme");
    }

    @Test
    void readsWhatIsCommittedAfterTheEnd() throws Exception {
        Writer writer = writer();
        writer.begin().record("before").commit();
        Position end = reader.end();

        writer.begin().record("a").record("b").commit();

        assertThat(reader.rest(end, 10)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void readsTransactionsThatCommitInAnotherOrder(int limit) throws Exception {
        Writer early = writer().begin().record("early-1");
        Position end = reader.end();
        Writer late = writer().begin().record("late-1").record("late-2");
        late.commit();

        List<String> first = reader.rest(end, limit);
        early.record("early-2").commit();
        List<String> second = reader.rest(reader.last(), limit);

        assertThat(first).containsExactly("late-1", "late-2");
        assertThat(second).containsExactly("early-1", "early-2");
    }
}

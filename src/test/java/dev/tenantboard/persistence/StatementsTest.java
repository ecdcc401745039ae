package dev.tenantboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private TestDatabase database;
    private Connection connection;
    private Statements statements;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.empty();
        connection = database.owner();
        statements = new Statements(connection);
        statements.execute("create temporary table numbers (n int)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void setParametersByTheirTypes() throws SQLException {
        List<String> row = statements.list(
                "select concat_ws(' ', pg_typeof(?), pg_typeof(?), make_interval(secs => ?), array_to_string(?, ',', '-'))",
                values -> values.getString(1),
                null,
                1,
                Duration.ofMillis(1_500),
                Arrays.asList("a", null, "b"));

        assertThat(row).containsExactly("character varying integer 00:00:01.5 a,-,b");
    }

    @Test
    void countTheRowsOfTheFirstStatement() throws SQLException {
        int changed = statements.execute("""
                insert into numbers values (?), (?);
                insert into numbers values (?);
                """, 1, 2, 3);

        assertThat(changed).isEqualTo(2);
    }

    @Test
    void listTheRowsOfTheLastStatement() throws SQLException {
        List<Integer> numbers = statements.list("""
                select 7;
                insert into numbers values (?), (?);
                select n from numbers order by n
                """, row -> row.getInt(1), 2, 1);

        assertThat(numbers).containsExactly(1, 2);
    }

    @Test
    void listNothingIfTheLastStatementHasNoRows() throws SQLException {
        assertThat(statements.list("select 7;\nselect n from numbers", row -> row.getInt(1)))
                .isEmpty();
    }
}

package dev.tenantboard.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSpanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select a from t where b = ? | select a from t where b = ?",
                "select 'it''s', t1.c2 from t1 where n = 12.5 | select ?, t1.c2 from t1 where n = ?",
                "select set_config('app.current_user_id', $1, true) | select set_config(?, $1, true)",
                "\"  select\n   1  \" | select ?"
            })
    void removesValuesFromStatements(String sql, String statement) {
        assertThat(RequestSpan.withoutValues(sql)).isEqualTo(statement);
    }

    @Test
    void removesLongValues() {
        String sql = "select '" + "it''s ".repeat(50_000) + "'";

        assertThat(RequestSpan.withoutValues(sql)).isEqualTo("select ?");
    }
}

package dev.tenantboard.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdbcSqlTest {

    @Test
    void hasAQuestionMarkForEachParameter() {
        assertThat(JdbcSql.of("select $1, b from t where c = $2 limit $10"))
                .isEqualTo("select ?, b from t where c = ? limit ?");
    }

    @Test
    void keepsOperatorsWithQuestionMarksAndWhatIsQuoted() {
        assertThat(JdbcSql.of("select a ? 'why? $1', \"c?\" from t")).isEqualTo("select a ?? 'why? $1', \"c?\" from t");
    }
}

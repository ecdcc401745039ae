package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Instant NOW = Instant.parse("2024-03-31T10:00:00Z");
    private static final Failure LATE =
            new Failure(Kind.UNAVAILABLE, "There was no time left to calculate it. Try again later.");

    private Measured engine;

    @BeforeEach
    void open() {
        engine = Measured.empty();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Plan of(String dataset, String key, String measure) {
        return Measured.plan(
                key,
                Measured.query(
                        "{'v':1,'dataset':'" + dataset + "','measures':[{'id':'m'," + measure + "}],'value':'m'}"));
    }

    @Test
    void noScanBeginsAfterIt() {
        engine.endAfter(1);

        Map<String, Outcome> outcomes = engine.calculate(
                List.of(of("samples", "first", "'agg':'count'"), of("activities", "second", "'agg':'count'")), NOW);

        assertThat(outcomes.get("first").failure()).isNull();
        assertThat(outcomes.get("second").failure()).isEqualTo(LATE);
        assertThat(engine.scans()).hasSize(1);
    }

    @Test
    void whatRunsAgainAloneCountsToo() {
        engine.database()
                .execute(
                        "insert into samples (organization_id, amount) values ('org-measured', 1e400), ('org-measured', 2)");
        engine.endAfter(2);

        Map<String, Outcome> outcomes = engine.calculate(
                List.of(
                        of("samples", "beyond", "'agg':'percentile','p':0.9,'field':'amount'"),
                        of("samples", "fine", "'agg':'count'")),
                NOW);

        assertThat(outcomes.get("beyond").failure().kind()).isEqualTo(Kind.QUERY);
        assertThat(outcomes.get("fine").failure()).isEqualTo(LATE);
        assertThat(engine.scans()).hasSize(2);
    }

    @Test
    void isSpentWhenItsTimeIsOver() {
        assertThat(new MetricEngine.Budget(Duration.ZERO).isSpent()).isTrue();
        assertThat(new MetricEngine.Budget(Duration.ofDays(1)).isSpent()).isFalse();
    }

    @Test
    void isSpentForWhoeverIsInterrupted() {
        var budget = new MetricEngine.Budget(Duration.ofDays(1));
        Thread.currentThread().interrupt();

        boolean spent = budget.isSpent();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(spent).isTrue();
    }
}

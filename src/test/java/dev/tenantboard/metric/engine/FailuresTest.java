package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.QueryDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final Instant NOW = Instant.parse("2024-03-31T10:00:00Z");
    private static final String COUNT = "{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'count'}],'value':'m'}";

    private Measured engine;

    @BeforeEach
    void open() {
        engine = Measured.empty();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Failure failure(String document) {
        return engine.calculate(document, NOW).failure();
    }

    @Test
    void cancelsWhatRunsTooLongInTheDatabase() {
        engine.database()
                .execute(
                        "alter table samples rename to all_samples",
                        "create view samples as select s.* from all_samples s, lateral (select pg_sleep(20)) slow",
                        "grant select on samples to tenantboard_app",
                        "insert into all_samples (organization_id) values ('org-measured')");
        engine.limit(Duration.ofMillis(200));

        Failure failure = failure(COUNT);

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.reason())
                .isEqualTo("The query took too long and was cancelled. A shorter window takes less.");
        assertThat(engine.database()
                        .rows("select from pg_stat_activity where query like '%all_samples%'"
                                + " and state = 'active' and pid <> pg_backend_pid()"))
                .isEmpty();
    }

    @Test
    void saysThatADatasetIsGoneAndHasTheCatalogLookAgain() {
        engine.database().execute("drop table samples");

        assertThat(failure(COUNT))
                .isEqualTo(new Failure(
                        Kind.QUERY, "The dataset samples, or a field of it that the query reads, is gone."));
        assertThat(engine.refreshes()).isOne();
    }

    @Test
    void aDatasetThatIsNotKnownYetIsNotGone() {
        engine.forget("samples");

        assertThat(failure(COUNT)).isEqualTo(new Failure(Kind.UNAVAILABLE, "The dataset samples is not known."));
    }

    @Test
    void saysThatAFieldIsGone() {
        engine.database().execute("alter table samples drop column whole");

        assertThat(failure(
                                "{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'sum','field':'whole'}],'value':'m'}")
                        .kind())
                .isEqualTo(Kind.QUERY);
        assertThat(failure(COUNT)).isNull();
    }

    @Test
    void saysThatADatasetMayNotBeReadAnyMore() {
        engine.database().execute("revoke select on samples from tenantboard_app");

        assertThat(failure(COUNT).kind()).isEqualTo(Kind.QUERY);
    }

    @Test
    void refusesSeriesThatAreTooLong() {
        String minutes = "{'v':1,'dataset':'samples','measures':[%s],'value':'a',"
                + "'time':{'field':'at','window':{'rolling':'PT15H'},'grain':'minute'}}";

        assertThat(failure(minutes.formatted("{'id':'a','agg':'count'}"))).isNull();
        assertThat(failure(minutes.formatted(
                                "{'id':'a','agg':'count'},{'id':'b','agg':'count'},{'id':'c','agg':'count'},"
                                        + "{'id':'d','agg':'count'},{'id':'e','agg':'count'},{'id':'f','agg':'count'}"))
                        .kind())
                .isEqualTo(Kind.SIZE);
        assertThat(engine.scans()).hasSize(1);
    }

    @Test
    void refusesMoreGroupsThanAnAnswerTakesAndFetchesNoMore() {
        engine.database()
                .execute("insert into samples (organization_id, label, whole)"
                        + " select 'org-measured', 'label ' || n, n from generate_series(1, 20000) n");
        String grouped = "{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'sum','field':'whole'}],"
                + "'groupBy':[{'field':'label'%s}]%s}";

        assertThat(failure(grouped.formatted("", "")).kind()).isEqualTo(Kind.SIZE);
        assertThat(engine.fetched()).isEqualTo(1_002);
        Figures first = engine.figures(grouped.formatted("", ",'orderBy':[{'id':'m','dir':'desc'}],'limit':2"), NOW);
        assertThat(first.rows())
                .extracting(row -> row.groups().get("label"))
                .containsExactly("label 20000", "label 19999");
        assertThat(first.values().get("m")).isEqualByComparingTo("200010000");
        assertThat(engine.fetched()).isEqualTo(3);
        assertThat(engine.figures(grouped.formatted(",'top':{'n':1000,'by':'m','other':false}", ""), NOW)
                        .rows())
                .hasSize(1_000);
    }

    @Test
    void refusesNumbersThatADoubleCannotHold() {
        engine.database()
                .execute(
                        "insert into samples (organization_id, amount) values ('org-measured', 1e400), ('org-measured', 2)");
        String sum = "{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'%s','field':'amount'}],'value':'m'}";

        assertThat(failure(sum.formatted("sum")))
                .isEqualTo(new Failure(Kind.QUERY, "A number of the result is beyond what can be stored."));
        assertThat(failure(sum.formatted("median")))
                .isEqualTo(new Failure(Kind.QUERY, "A number of the result is beyond what can be stored."));
        assertThat(failure(sum.replace("'agg':'%s'", "'agg':'percentile','p':0.9")))
                .isEqualTo(new Failure(Kind.QUERY, "The query cannot be computed from the present data of samples."));
        assertThat(failure(sum.formatted("min"))).isNull();
    }

    /** Nobody can write such queries: one lacks what planning needs, one what the scan does, one what joining does. */
    @Test
    void whatNobodyExpectedIsTheFailureOfOne() {
        var count = (DatasetQuery) Measured.query(COUNT);
        var hollow = new Measure("m", null, count.measures().get(0).field(), null, null);
        QueryDocument reading =
                Measured.query("{'v':1,'inputs':{'a':{'metric':'a'}},'formulas':[{'id':'x','expr':'a'}],'value':'x'}");
        QueryDocument compared = Measured.query("{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'count'}],"
                + "'time':{'field':'at','window':{'this':'day'}},'compare':[{'id':'c','to':'target'}],'value':'m'}");

        Map<String, Outcome> outcomes = engine.calculate(
                List.of(
                        Measured.plan("fine", count),
                        new Plan("planning", reading, null, Measured.NO_THRESHOLDS),
                        Measured.plan("scan", measuring(count, hollow)),
                        new Plan("joining", compared, Map.of(), null)),
                NOW);

        assertThat(outcomes.remove("fine").failure()).isNull();
        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy((key, outcome) -> assertThat(outcome.failure())
                        .as(key)
                        .isEqualTo(new Failure(
                                Kind.UNAVAILABLE, "It could not be calculated. The server's log says why.")));
    }

    private static DatasetQuery measuring(DatasetQuery query, Measure measure) {
        return new DatasetQuery(
                query.dataset(),
                List.of(measure),
                query.where(),
                query.time(),
                query.compare(),
                query.groupBy(),
                query.formulas(),
                query.orderBy(),
                query.limit(),
                query.value(),
                query.historyOf(),
                query.rowFields());
    }

    @Test
    void readsOnly() {
        engine.database()
                .execute(
                        "create function leave_a_trace() returns bool language plpgsql as"
                                + " $$ begin insert into all_samples (organization_id) values ('org-measured'); return true; end $$",
                        "alter table samples rename to all_samples",
                        "grant insert on all_samples to tenantboard_app",
                        "insert into all_samples (organization_id) values ('org-measured')",
                        "create view samples as select s.* from all_samples s where leave_a_trace()",
                        "grant select on samples to tenantboard_app");

        assertThat(failure(COUNT).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(engine.database().rows("select from all_samples")).hasSize(1);
    }
}

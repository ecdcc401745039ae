package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.DatasetQuery.Comparison;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.metric.time.Window.Baseline;
import dev.tenantboard.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryReaderTest {

    private final QueryReader reader = SampleDatasets.reader();

    private DatasetQuery read(JsonNode document) {
        return (DatasetQuery) reader.read(document, "/query");
    }

    @Test
    void readsAQueryWithDefaults() {
        DatasetQuery query = read(Documents.of("""
                {'v':1,'dataset':'activities',
                 'measures':[{'id':'critical','agg':'count','where':{'field':'severity','op':'in','values':['ERROR','CRITICAL']}}],
                 'time':{'field':'createdAt','window':{'this':'month'}},
                 'compare':[{'id':'prev','to':'previous'}],'value':'critical'}"""));

        assertThat(query.dataset()).isEqualTo("activities");
        assertThat(query.metrics()).isEmpty();
        assertThat(query.value()).isEqualTo("critical");
        assertThat(query.where()).isNull();
        assertThat(query.limit()).isNull();
        assertThat(query.measures()).singleElement().satisfies(measure -> {
            assertThat(measure.agg()).isEqualTo(Aggregate.COUNT);
            assertThat(measure.field()).isNull();
            assertThat(measure.where())
                    .asInstanceOf(type(Condition.Leaf.class))
                    .satisfies(leaf -> assertThat(leaf.values()).containsExactly("ERROR", "CRITICAL"));
        });
        assertThat(query.time().window()).isEqualTo(new Window.This(Unit.MONTH));
        assertThat(query.time().grain()).isNull();
        assertThat(query.time().fill()).isEqualTo(Fill.NULL);
        assertThat(query.time().calendar().weekStart()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(query.time().calendar().zone().getRules().isFixedOffset()).isTrue();
        assertThat(query.compare()).containsExactly(new Comparison("prev", new Baseline.Preceding(), true));
    }

    @Test
    void readsAQueryWithEverything() {
        DatasetQuery query = read(Documents.of("""
                {'v':1,'dataset':'activities',
                 'where':{'and':[{'field':'entityType','op':'neq','value':'expense'},
                     {'or':[{'field':'metadata.amount','as':'number','op':'between','values':[1.50,1e3]},
                            {'not':{'field':'isRead','op':'eq','value':true}}]}]},
                 'measures':[{'id':'spend','agg':'sum','field':'metadata.amount','as':'number'},
                     {'id':'p95','agg':'percentile','field':'metadata.amount','as':'number','p':0.95},
                     {'id':'who','agg':'countDistinct','field':'metadata.a.b ü','as':'text'}],
                 'time':{'field':'createdAt','window':{'last':30,'unit':'day','partial':'exclude'},'grain':'day',
                     'zone':'America/New_York','weekStart':'sunday','fill':'zero'},
                 'compare':[{'id':'year','to':'previousYear','align':'full'},{'id':'off','to':'offset','offset':'P1MT12H'},
                     {'id':'goal','to':'target'}],
                 'groupBy':[{'field':'severity','top':{'n':3,'by':'spend','order':'asc','other':true}},{'field':'isRead'}],
                 'formulas':[{'id':'each','expr':'spend / nullif(who, 0)'},{'id':'twice','expr':'2 * each'}],
                 'orderBy':[{'id':'twice','dir':'desc'},{'id':'severity'}],'limit':50,'value':'each'}"""));

        assertThat(query.where())
                .asInstanceOf(type(Condition.And.class))
                .satisfies(and -> assertThat(and.all()).hasSize(2));
        assertThat(query.measures().get(1).p()).isEqualByComparingTo("0.95");
        FieldReference key = query.measures().get(2).field();
        assertThat(key.key()).isEqualTo("a.b ü");
        assertThat(key.type()).isEqualTo(ValueType.TEXT);
        assertThat(key.name()).isEqualTo("metadata.a.b ü");
        assertThat(query.time().window()).isEqualTo(new Window.Last(30, Unit.DAY, false));
        assertThat(query.time().calendar().zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(query.time().calendar().weekStart()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(query.time().fill()).isEqualTo(Fill.ZERO);
        assertThat(query.compare())
                .containsExactly(
                        new Comparison("year", new Baseline.PreviousYear(), false),
                        new Comparison("off", new Baseline.Offset(Period.ofMonths(1), Duration.ofHours(12)), true),
                        new Comparison("goal", null, true));
        assertThat(query.groupBy().get(0).top()).isEqualTo(new Grouping.Top(3, "spend", false, true));
        assertThat(query.groupBy().get(1).top()).isNull();
        assertThat(query.formulas()).extracting(NamedFormula::id).containsExactly("each", "twice");
        assertThat(query.orderBy()).containsExactly(new Order("twice", true), new Order("severity", false));
        assertThat(query.limit()).isEqualTo(50);
    }

    @Test
    void readsInputsInTheirOrder() {
        var query = (CompositeQuery) reader.read(Documents.of("""
                {'v':1,'inputs':{'z':{'metric':'cm0'},
                     'a':{'dataset':'metricHistory','measures':[{'id':'m','agg':'max','field':'value'}],'value':'m',
                          'where':{'field':'metricId','op':'in','values':['cm1','cm2']}}},
                 'formulas':[{'id':'margin','expr':'100 * (z - a) / nullif(z, 0)'}],'value':'margin'}"""), "/query");

        assertThat(query.inputs()).containsOnlyKeys("z", "a");
        assertThat(query.inputs().keySet()).containsExactly("z", "a");
        assertThat(query.metrics()).containsExactlyInAnyOrder("cm0", "cm1", "cm2");
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                Arguments.of("{'last':7,'unit':'week'}", new Window.Last(7, Unit.WEEK, true)),
                Arguments.of("{'previous':'quarter'}", new Window.Previous(Unit.QUARTER)),
                Arguments.of("{'rolling':'PT24H'}", new Window.Rolling(Duration.ofHours(24))),
                Arguments.of(
                        "{'rolling':'P7DT1S'}",
                        new Window.Rolling(Duration.ofDays(7).plusSeconds(1))),
                Arguments.of(
                        "{'from':'2026-01-01','to':'2026-01-31T09:30'}",
                        new Window.Between(local("2026-01-01T00:00"), local("2026-01-31T09:30"))),
                Arguments.of(
                        "{'from':'2026-01-01T00:00:00+01:00','to':'2031-01-01'}",
                        new Window.Between(
                                new Window.Bound(null, Instant.parse("2025-12-31T23:00:00Z")),
                                local("2031-01-01T00:00"))));
    }

    private static Window.Bound local(String time) {
        return new Window.Bound(LocalDateTime.parse(time), null);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void readsEveryFormOfWindow(String window, Window expected) {
        DatasetQuery query = read(Documents.time("'window':" + window));

        assertThat(query.time().window()).isEqualTo(expected);
    }

    @Test
    void readsValuesAsTheirFieldsAsk() {
        DatasetQuery query = read(Documents.where("""
                {'and':[{'field':'createdAt','op':'gte','value':'2026-01-31T10:00:00.25+01:00'},
                 {'field':'metadata.n','as':'number','op':'in','values':[0,-1.5,999999999999999999999999999999]},
                 {'field':'metadata.t','as':'text','op':'eq','value':'5'},
                 {'field':'metadata.b','as':'boolean','op':'neq','value':false},
                 {'field':'metadata.at','as':'time','op':'isNull'}]}"""));

        List<Condition> all = ((Condition.And) query.where()).all();
        assertThat(all)
                .extracting(leaf -> ((Condition.Leaf) leaf).values())
                .containsExactly(
                        List.of(Instant.parse("2026-01-31T09:00:00.250Z")),
                        List.of(new BigDecimal("0"), new BigDecimal("-1.5"), new BigDecimal("9".repeat(30))),
                        List.of("5"),
                        List.of(false),
                        List.of());
    }

    @Test
    void takesInjectionsForTheTextsThatTheyAre() {
        String text = "'; drop table activity_feeds; -- \\\" $1 ? %s ${jndi:x} ' or '1'='1";
        DatasetQuery query = read(Documents.json(
                "{\"v\":1,\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\","
                        + "\"where\":{\"field\":\"action\",\"op\":\"contains\",\"value\":\"" + text + "\"}}"));

        assertThat(((Condition.Leaf) query.where()).values()).containsExactly(text.replace("\\\"", "\""));
    }

    @Test
    void readsTheExamplesOfItsOwnSchema() {
        JsonNode examples = QuerySchema.document().path("examples");

        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            assertThat(reader.read(example, "")).isNotNull();
        }
    }

    @Test
    void allowsAGroupedQueryWithoutAValue() {
        DatasetQuery query = read(
                Documents.of(
                        "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'groupBy':[{'field':'severity'}]}"));

        assertThat(query.value()).isNull();
    }

    @Test
    void findsAllErrorsAtOnce() {
        assertThatThrownBy(() -> read(Documents.of("""
                        {'v':1,'dataset':'activities','measures':[{'id':'a','agg':'sum','field':'severity'},
                         {'id':'a','agg':'first','field':'nope'}],'value':'b'}""")))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(refusal -> assertThat(refusal.problem().errors())
                        .extracting(error -> error.pointer())
                        .containsExactlyInAnyOrder(
                                "/query/measures/0/field",
                                "/query/measures/1/id",
                                "/query/measures/1/agg",
                                "/query/measures/1/field",
                                "/query/value"));
    }

    @Test
    void listsWhatThereIsInsteadOfWhatWasAskedFor() {
        assertThatThrownBy(() -> read(Documents.of("{'v':1,'dataset':'secret','measures':[{'id':'n','agg':'count'}]}")))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(refusal -> assertThat(refusal.problem().errors())
                        .singleElement()
                        .satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/query/dataset");
                            assertThat(error.detail())
                                    .contains("activities, deals, metricHistory, securityEvents")
                                    .doesNotContain("secret");
                        }));
    }
}

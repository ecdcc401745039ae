package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.metric.catalog.BuiltInDatasets;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cost grows with the organization's rows in the window: the plan, as the application role gets it. */
class PlansTest {

    private static final int ROWS = Seed.isHeavy() ? 1_000_000 : 60_000;
    private static final int LARGE = Seed.isHeavy() ? 300_000 : 18_000;
    private static final Instant NOW = Instant.parse(ManyActivities.END);

    private static Measured engine;

    @BeforeAll
    static void fill() {
        engine = Measured.empty();
        ManyActivities.fill(engine.database(), ROWS, 300, LARGE);
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    private static List<String> plan(String organization, String document) throws Exception {
        engine.as(organization);
        engine.figures(document, NOW);
        Scan scan = engine.scans().get(0);
        return engine.inTenant(connection -> PlainScan.plan(connection, scan, organization));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'measures':[{'id':'m','agg':'count'}],'time':{'field':'createdAt','window':{'last':30,'unit':'day'},"
                        + "'grain':'day','zone':'Europe/Prague'},'value':'m'",
                "'measures':[{'id':'m','agg':'sum','field':'metadata.amount','as':'number'}],"
                        + "'where':{'field':'entityType','op':'eq','value':'expense'},'time':{'field':'createdAt',"
                        + "'window':{'last':7,'unit':'day'}},'compare':[{'id':'c','to':'previous'}],'value':'m'",
                "'measures':[{'id':'m','agg':'count'}],'time':{'field':'createdAt','window':{'rolling':'PT24H'}},"
                        + "'groupBy':[{'field':'entityId','top':{'n':5,'by':'m','other':true}}]"
            })
    void readsTheOrganizationsRowsInTheWindowByTheIndex(String query) throws Exception {
        for (String organization : List.of("of-300", "of-" + LARGE)) {
            List<String> plan = plan(organization, "{'v':1,'dataset':'activities'," + query + "}");

            assertThat(plan)
                    .as("%s: %s", organization, plan)
                    .noneMatch(line -> line.contains("Seq Scan"))
                    .anyMatch(line -> line.contains("idx_activity_feeds_page"))
                    .filteredOn(line -> line.contains("Index Cond"))
                    .allMatch(line -> line.contains("organization_id =") && line.contains("created_at >="));
        }
    }

    /** The first page and one in the middle, the newest first. */
    @Test
    void readsAsManyRowsAsAPageHas() throws Exception {
        String organization = "of-" + LARGE;
        engine.as(organization);
        Dataset activities = BuiltInDatasets.all().get(0);
        FieldReference time = new FieldReference(activities.field("createdAt").orElseThrow(), null, ValueType.TIME);
        var window = new Interval(NOW.minus(Duration.ofDays(80)), NOW);
        RowScan first = page(activities, time, window, null);
        RowScan middle = page(activities, time, window, engine.rows(first).next());

        for (RowScan scan : List.of(first, middle)) {
            List<String> plan = engine.inTenant(connection -> PlainScan.plan(connection, scan, organization));

            assertThat(plan)
                    .as("%s", plan)
                    .noneMatch(line -> line.contains("Seq Scan"))
                    .filteredOn(line -> line.contains("idx_activity_feeds_page"))
                    .singleElement()
                    .satisfies(line -> assertThat(rows(line)).isBetween(500, 600));
        }
    }

    private static int rows(String line) {
        return (int) Double.parseDouble(line.replaceFirst(".*actual rows=([0-9.]+).*", "$1"));
    }

    private static RowScan page(Dataset dataset, FieldReference time, Interval window, RowScan.Position after) {
        return new RowScan(
                dataset,
                RowsQuery.fieldsOf(dataset),
                List.of(),
                time,
                ZoneOffset.UTC,
                window,
                List.of(),
                List.of(new SortField(time, true)),
                after,
                500);
    }
}

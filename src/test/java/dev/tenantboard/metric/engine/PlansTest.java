package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
}
